/** Whether chances are even and agencies open to one another, in figures that explain themselves. */
import { IconScale } from '@tabler/icons-react';
import { useMemo } from 'react';
import { office, type AgencyBalance, type BalanceList } from '../backend';
import { useRead } from '../frame/reads';
import { formatNumber, formatPercent, formatSigned, m } from '../lang';
import { Columns } from '../parts/Columns';
import { EmptyState } from '../parts/EmptyState';
import { ErrorState } from '../parts/ErrorState';
import { IndexBar } from '../parts/IndexBar';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { Section } from '../parts/Section';
import { Agency } from './Agency';
import classes from './FairnessView.module.css';
import { balanceColumns, inTheBook } from './fairness';
import { Lending } from './Lending';
import { NotAssessed } from './NotAssessed';
import { Opportunity } from './Opportunity';
import { Overrides } from './Overrides';

export function FairnessView() {
  const book = useRead(['ledger', 'balance'], () => office.ledgerBalance());
  const agencies = useRead(['ledger', 'agencies'], () => office.ledgerAgencies());
  if (book.isError) return <ErrorState problem={book.error} onRetry={() => void book.refetch()} />;
  if (agencies.isError) return <ErrorState problem={agencies.error} onRetry={() => void agencies.refetch()} />;
  if (book.isPending || agencies.isPending) return <LoadingSkeleton kind="cards" />;
  return (
    <div className={classes.view} tabIndex={0} role="region" aria-label={m.ledger_view_fairness()} data-testid="fairness">
      <Chances book={book.data} />
      <Openness book={book.data} agencies={agencies.data} />
      <Lending />
      <Opportunity />
      <NotAssessed />
      <Overrides />
    </div>
  );
}

function Chances({ book: { people, eligible, never, never_share, largest, smallest, gini, jain } }: { readonly book: BalanceList }) {
  const told = useMemo(() => inTheBook(people), [people]);
  if (told.length === 0) return <EmptyState icon={<IconScale size={28} />} title={m.ledger_empty()} text={m.ledger_empty_text()} />;
  const count = { able: formatNumber(eligible), other: formatNumber(people.length - eligible) };
  return (
    <Section title={m.fairness_chances()} text={never_share === null ? m.fairness_chances_none() : m.fairness_chances_text(count)}>
      <ul className={classes.figures}>
        <Told value={never_share === null ? '–' : formatPercent(never_share)} label={m.fairness_never()} text={m.fairness_never_text({ count: formatNumber(never) })} testId="fairness-never" />
        <Told value={`${formatSigned(largest)} … ${formatSigned(smallest)}`} label={m.fairness_extremes()} text={m.fairness_extremes_text()} testId="fairness-extremes" />
        <Told value={formatNumber(gini, 2)} label={m.fairness_gini()} text={m.fairness_gini_text()} testId="fairness-gini" />
        <Told value={formatNumber(jain, 2)} label={m.fairness_jain()} text={m.fairness_jain_text({ share: formatPercent(jain, 0) })} testId="fairness-jain" />
      </ul>
      <h3 className={classes.heading}>{m.fairness_balances()}</h3>
      <p className={classes.soft}>{m.fairness_balances_text()}</p>
      <Columns label={m.fairness_balances()} columns={balanceColumns(told.map((person) => person.balance), (low, high) => `${formatSigned(low, 1)} … ${formatSigned(high, 1)}`)} />
    </Section>
  );
}

function Told({ value, label, text, testId }: { readonly value: string; readonly label: string; readonly text: string; readonly testId: string }) {
  return (
    <li data-testid={testId}>
      <strong>{value}</strong>
      <span>{label}</span>
      <p>{text}</p>
    </li>
  );
}

function Openness({ book: { index, expected }, agencies }: { readonly book: BalanceList; readonly agencies: readonly AgencyBalance[] }) {
  const tied = useMemo(() => agencies.filter((row) => row.index !== null).sort((a, b) => distance(a) - distance(b)), [agencies]);
  const closed = tied.filter((row) => distance(row) < 0).length;
  return (
    <Section title={m.fairness_openness()} text={m.ledger_index_text()}>
      {index === null ? (
        <p className={classes.soft}>{m.home_openness_none()}</p>
      ) : (
        <>
          <ul className={classes.figures}>
            <Told value={formatSigned(index)} label={m.ledger_regency_index()} text={m.fairness_index_text({ expected: expected === null ? '–' : formatSigned(expected) })} testId="fairness-index" />
            <Told value={formatNumber(closed)} label={m.fairness_closed()} text={m.fairness_closed_text({ all: formatNumber(tied.length) })} testId="fairness-closed" />
          </ul>
          <ul className={classes.open} data-testid="fairness-agencies">
            {tied.map((row) => (
              <li key={row.agency_id}>
                <Agency id={row.agency_id} name={row.agency} />
                <IndexBar value={row.index ?? 0} expected={row.expected} label={m.ledger_index_sentence({ agency: row.agency, index: formatSigned(row.index ?? 0), expected: row.expected === null ? '–' : formatSigned(row.expected) })} />
                <span className={classes.ties}>{m.fairness_ties({ inside: formatNumber(row.internal_ties), outside: formatNumber(row.external_ties) })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** Below zero: more closed than random mixing would give. */
const distance = (row: AgencyBalance): number => (row.index ?? 0) - (row.expected ?? 0);
