/** People whom nothing but a missing assessment bars, by agency: over every open need, and as the rows that a proposal shows too. */
import { office, type AgencyNotAssessed } from '../backend';
import { useRead } from '../frame/reads';
import { formatNumber, m } from '../lang';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { Figure, Section } from '../parts/Section';
import { Agency } from './Agency';
import classes from './reports.module.css';

export function NotAssessed() {
  const list = useRead(['proposal', 'not-assessed'], () => office.proposalNotAssessed());
  if (list.isError) return <ErrorState inline problem={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <LoadingSkeleton count={4} />;
  const { briefs, people, seats, agencies } = list.data;
  return (
    <Section title={m.not_assessed_title()} text={m.not_assessed_text({ briefs: formatNumber(briefs) })}>
      {people === 0 ? (
        <p className={classes.soft}>{m.not_assessed_none()}</p>
      ) : (
        <>
          <div className={classes.figures}>
            <Figure value={formatNumber(people)} label={m.ledger_people()} />
            <Figure value={formatNumber(seats, 1)} label={m.not_assessed_seats()} />
          </div>
          <NotAssessedRows rows={agencies} />
        </>
      )}
    </Section>
  );
}

export function NotAssessedRows({ rows }: { readonly rows: readonly AgencyNotAssessed[] }) {
  return (
    <table className={classes.table} data-testid="not-assessed">
      <thead>
        <tr>
          <th scope="col">{m.roster_agency()}</th>
          <th scope="col">{m.ledger_people()}</th>
          <th scope="col">{m.not_assessed_seats()}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.agency_id}>
            <th scope="row">
              <Agency id={row.agency_id} name={row.agency} />
            </th>
            <td>{formatNumber(row.people)}</td>
            <td>{formatNumber(row.seats, 2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
