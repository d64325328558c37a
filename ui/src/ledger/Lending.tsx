/** Which agencies give people to teams of others and which get them; over the whole regency it evens out. */
import { useMemo } from 'react';
import { office } from '../backend';
import { useRead } from '../frame/reads';
import { formatNumber, m } from '../lang';
import { BalanceBar } from '../parts/BalanceBar';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { Section } from '../parts/Section';
import { Agency } from './Agency';
import { scaleOf } from './lib';
import classes from './reports.module.css';

/** So many of the busiest pairs are named. */
const PAIRS = 8;

export function Lending() {
  const lending = useRead(['ledger', 'lending'], () => office.ledgerLending());
  const refusals = useRead(['proposal', 'refusals'], () => office.proposalRefusals());
  const rows = lending.data?.agencies;
  const scale = useMemo(() => scaleOf((rows ?? []).map((row) => row.net)), [rows]);
  if (lending.isError) return <ErrorState inline problem={lending.error} onRetry={() => void lending.refetch()} />;
  if (refusals.isError) return <ErrorState inline problem={refusals.error} onRetry={() => void refusals.refetch()} />;
  if (lending.isPending || refusals.isPending) return <LoadingSkeleton count={6} />;
  const { teams, no_host, agencies, pairs } = lending.data;
  return (
    <>
      <Section title={m.lending_title()} text={m.lending_text({ teams: formatNumber(teams), none: formatNumber(no_host) })}>
        {agencies.length === 0 ? (
          <p className={classes.soft}>{m.lending_none()}</p>
        ) : (
          <div className={classes.columns}>
            <table className={classes.table} data-testid="lending">
              <thead>
                <tr>
                  <th scope="col">{m.roster_agency()}</th>
                  <th scope="col">{m.lending_lent()}</th>
                  <th scope="col">{m.lending_borrowed()}</th>
                  <th scope="col">{m.lending_net()}</th>
                </tr>
              </thead>
              <tbody>
                {agencies.map((row) => (
                  <tr key={row.agency_id}>
                    <th scope="row">
                      <Agency id={row.agency_id} name={row.agency} />
                    </th>
                    <td>{formatNumber(row.lent)}</td>
                    <td>{formatNumber(row.borrowed)}</td>
                    <td>
                      <BalanceBar value={row.net} scale={scale} digits={0} positive={m.lending_lends()} negative={m.lending_borrows()} even={m.ledger_side_even()} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <div>
              <h3 className={classes.heading}>{m.lending_pairs()}</h3>
              <ol className={classes.pairs} data-testid="lending-pairs">
                {pairs.slice(0, PAIRS).map((pair) => (
                  <li key={`${pair.from_id} ${pair.to_id}`}>
                    {m.lending_pair({ from: pair.from, to: pair.to, seats: formatNumber(pair.seats) })}
                  </li>
                ))}
              </ol>
            </div>
          </div>
        )}
      </Section>
      {refusals.data.length > 0 && (
        <Section title={m.refusals_title()} text={m.refusals_text()}>
          <table className={classes.table} data-testid="refusals">
            <thead>
              <tr>
                <th scope="col">{m.roster_agency()}</th>
                <th scope="col">{m.refusals_superior()}</th>
                <th scope="col">{m.refusals_person()}</th>
              </tr>
            </thead>
            <tbody>
              {refusals.data.map((row) => (
                <tr key={row.agency_id}>
                  <th scope="row">
                    <Agency id={row.agency_id} name={row.agency} />
                  </th>
                  <td>{formatNumber(row.by_superior)}</td>
                  <td>{formatNumber(row.by_person)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
    </>
  );
}
