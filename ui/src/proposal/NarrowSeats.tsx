/** How many could really come for each seat, against seats of the same kind elsewhere, and who is shut out because nobody has assessed them. */
import { office, type SeatCandidates } from '../backend';
import { useRead } from '../frame/reads';
import { formatNumber, m } from '../lang';
import { NotAssessedRows } from '../ledger/NotAssessed';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import classes from './summary.module.css';

export function NarrowSeats({ id }: { readonly id: string }) {
  const fairness = useRead(['proposal', 'fairness', id], () => office.proposalFairness(id));
  if (fairness.isPending) return <LoadingSkeleton count={3} />;
  if (fairness.isError) return <ErrorState inline problem={fairness.error} onRetry={() => void fairness.refetch()} />;
  const { seats, not_assessed } = fairness.data;
  return (
    <>
      <p className={classes.soft}>{m.candidates_help()}</p>
      <table className={classes.matrix} data-testid="candidates">
        <thead>
          <tr>
            <th scope="col">{m.candidates_seat()}</th>
            <th scope="col">{m.candidates_effective()}</th>
            <th scope="col">{m.candidates_eligible()}</th>
            <th scope="col">{m.candidates_median()}</th>
          </tr>
        </thead>
        <tbody>
          {seats.map((seat) => (
            <tr key={seat.seat} data-narrow={seat.verdict !== 'open' || undefined}>
              <th scope="row">{seat.role}</th>
              <td>{formatNumber(seat.effective, 1)}</td>
              <td>{formatNumber(seat.eligible)}</td>
              <td>{seat.median_effective === null ? '–' : formatNumber(seat.median_effective, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <NarrowWords seats={seats} />
      {not_assessed.people > 0 && (
        <>
          <p className={classes.soft}>{m.not_assessed_line({ people: formatNumber(not_assessed.people), seats: formatNumber(not_assessed.seats, 1) })}</p>
          <NotAssessedRows rows={not_assessed.agencies.slice(0, 5)} />
        </>
      )}
    </>
  );
}

/** What is said aloud of narrow seats. */
function NarrowWords({ seats }: { readonly seats: readonly SeatCandidates[] }) {
  const narrow = seats.filter((seat) => seat.text !== '');
  return narrow.map((seat) => (
    <p key={seat.seat} className={classes.narrow} data-testid="candidates-warning">
      {seat.text}
    </p>
  ));
}
