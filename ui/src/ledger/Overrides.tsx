/** What hosts overruled by hand in teams that were approved or issued, and how many members came in that way. */
import { office, type HostOverrides } from '../backend';
import { useRead } from '../frame/reads';
import { formatNumber, m, say } from '../lang';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { Section } from '../parts/Section';
import { Agency } from './Agency';
import classes from './reports.module.css';

export function Overrides() {
  const list = useRead(['proposal', 'overrides'], () => office.proposalOverrides());
  if (list.isError) return <ErrorState inline problem={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <LoadingSkeleton count={4} />;
  const rows = list.data.filter((row) => row.overrides > 0 || row.by_hand > 0);
  const teams = list.data.reduce((sum, row) => sum + row.teams, 0);
  const overruled = list.data.reduce((sum, row) => sum + row.overruled, 0);
  return (
    <Section title={m.overrides_title()} text={m.overrides_text({ teams: formatNumber(teams), overruled: formatNumber(overruled) })}>
      {rows.length === 0 ? (
        <p className={classes.soft}>{m.overrides_none()}</p>
      ) : (
        <table className={classes.table} data-testid="overrides">
          <thead>
            <tr>
              <th scope="col">{m.ledger_host()}</th>
              <th scope="col">{m.overrides_teams()}</th>
              <th scope="col">{m.overrides_kinds()}</th>
              <th scope="col">{m.overrides_members()}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.agency_id}>
                <th scope="row">{row.agency_id === '' ? m.overrides_no_host() : <Agency id={row.agency_id} name={row.agency} />}</th>
                <td>{m.overrides_of({ part: formatNumber(row.overruled), all: formatNumber(row.teams) })}</td>
                <td>{kindsOf(row)}</td>
                <td>{m.overrides_of({ part: formatNumber(row.by_hand), all: formatNumber(row.members) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

const kindsOf = (row: HostOverrides): string => row.kinds.map(({ action, count }) => `${say(`overrides_${action}`) ?? action} ${formatNumber(count)}`).join(', ');
