/** Whom preferred levels and a tight tolerance shut out: able by what is required, and hardly ever chosen. It decides nothing. */
import { useMemo } from 'react';
import { office } from '../backend';
import { useRead } from '../frame/reads';
import { formatNumber, m } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import { BalanceBar } from '../parts/BalanceBar';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { Section } from '../parts/Section';
import { scaleOf } from './lib';
import classes from './reports.module.css';

/** So many of the largest gaps are shown; the sheet holds all. */
const SHOWN = 15;

export function Opportunity() {
  const list = useRead(['ledger', 'opportunity'], () => office.ledgerOpportunity());
  const people = list.data?.people;
  const scale = useMemo(() => scaleOf((people ?? []).map((row) => row.gap)), [people]);
  if (list.isError) return <ErrorState inline problem={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <LoadingSkeleton count={6} />;
  const { teams, not_counted } = list.data;
  const counted = { teams: formatNumber(teams), others: formatNumber(not_counted) };
  return (
    <Section title={m.opportunity_title()} text={m.opportunity_text()}>
      <p className={classes.soft}>{teams === 0 ? m.opportunity_none(counted) : m.opportunity_counted(counted)}</p>
      {teams > 0 && (
        <table className={classes.table} data-testid="opportunity">
          <thead>
            <tr>
              <th scope="col">{m.opportunity_person()}</th>
              <th scope="col">{m.opportunity_had()}</th>
              <th scope="col">{m.opportunity_served()}</th>
              <th scope="col">{m.opportunity_gap()}</th>
            </tr>
          </thead>
          <tbody>
            {list.data.people.slice(0, SHOWN).map((row) => (
              <tr key={row.nip}>
                <th scope="row">
                  <span className={classes.person}>
                    <span className="cut" title={row.name}>
                      {row.name}
                    </span>
                    <AgencyChip id={row.agency_id} name={row.agency} />
                  </span>
                </th>
                <td>{formatNumber(row.opportunity, 2)}</td>
                <td>{formatNumber(row.served, 2)}</td>
                <td>
                  <BalanceBar value={row.gap} scale={scale} positive={m.opportunity_shut_out()} negative={m.ledger_side_often()} even={m.ledger_side_even()} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
