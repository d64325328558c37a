/** One person's lines in the book: the chance they fairly had, the seats they took, and the balance after each. */
import { office, type ChanceLine } from '../backend';
import { useRead } from '../frame/reads';
import { formatDate, formatNumber, formatPercent, formatSigned, m } from '../lang';
import { BalanceBar } from '../parts/BalanceBar';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import classes from './ChanceLines.module.css';

export function ChanceLines({ nip }: { readonly nip: string }) {
  const ledger = useRead(['ledger', 'person', nip], () => office.ledgerPerson(nip));
  if (ledger.isPending) return <LoadingSkeleton count={6} />;
  if (ledger.isError) return <ErrorState problem={ledger.error} inline onRetry={() => void ledger.refetch()} />;
  const { balance, lines, opportunity_gap } = ledger.data;
  const faded = lines.some((line) => line.weight !== null && line.weight < 1);
  return (
    <div className={classes.root}>
      <div className={classes.now}>
        <BalanceBar value={balance} scale={1} width={140} positive={m.ledger_side_waiting()} negative={m.ledger_side_often()} even={m.ledger_side_even()} />
        <span>{balance > 0.005 ? m.ledger_side_waiting() : balance < -0.005 ? m.ledger_side_often() : m.ledger_side_even()}</span>
      </div>
      <p className={classes.text}>{m.ledger_balance_text()}</p>
      {faded && <p className={classes.text}>{m.ledger_weight_text()}</p>}
      {opportunity_gap !== null && <p className={classes.text}>{m.ledger_opportunity_gap({ gap: formatSigned(opportunity_gap) })}</p>}
      {lines.length === 0 ? (
        <p className={classes.text}>{m.ledger_lines_none()}</p>
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{m.ledger_line_team()}</th>
                {faded && <th scope="col">{m.ledger_line_weight()}</th>}
                <th scope="col">{m.ledger_line_credit()}</th>
                <th scope="col">{m.ledger_line_debit()}</th>
                <th scope="col">{m.ledger_line_after()}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line, index) => (
                <tr key={`${line.decree}-${line.date}-${index}`}>
                  <td>
                    <LineName line={line} />
                  </td>
                  {faded && <td>{line.weight === null ? '–' : formatPercent(line.weight, 0)}</td>}
                  <td>{formatNumber(line.credit, 2)}</td>
                  <td>{formatNumber(line.debit, 2)}</td>
                  <td>{formatSigned(line.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function LineName({ line }: { readonly line: ChanceLine }) {
  const details = [line.date === null ? '' : formatDate(line.date, 'short'), line.role ?? '', line.kind === 'moved' ? m.ledger_line_moved() : '', line.refused ? m.ledger_line_refused() : '', line.decree].filter(Boolean).join(' · ');
  return (
    <>
      <span>{line.team || m.ledger_line_opening()}</span>
      <span className={classes.details}>{line.kind === 'opening' && line.team !== '' ? `${m.ledger_line_opening()} · ${details}` : details}</span>
    </>
  );
}
