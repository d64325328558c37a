/** What all teams come to: each criterion with how sure it is, and each agency's seats against the luck of the draw. */
import type { AgencySeats, PortfolioResult } from '../backend';
import { criterionNumber, criterionText, outcomeText } from '../brief/words';
import { formatNumber, m, say } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import { Section } from '../parts/Section';
import { sureOf } from './lib';
import classes from './portfolio.module.css';

export function Totals({ result }: { readonly result: PortfolioResult }) {
  return (
    <div className={classes.totals}>
      <Section title={m.portfolio_criteria()} text={m.portfolio_criteria_text()}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{m.proposal_criterion()}</th>
              <th scope="col">{m.portfolio_total()}</th>
              <th scope="col">{m.portfolio_sure()}</th>
            </tr>
          </thead>
          <tbody>
            {result.criteria.map((row) => (
              <tr key={row.name}>
                <th scope="row">
                  {criterionText(row.name)}
                  <span className={classes.soft}>{say(`criterion_help_${row.name}`) ?? ''}</span>
                </th>
                <td>{criterionNumber(row.name, row.value)}</td>
                <td>{outcomeText(sureOf(row), row.gap)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={classes.soft}>{m.proposal_proof({ solver: result.solver, seconds: formatNumber(result.elapsed, 1), seed: result.seed })}</p>
      </Section>
      <Section title={m.portfolio_agencies()} text={m.portfolio_agencies_text()}>
        <Agencies rows={result.agencies} />
      </Section>
    </div>
  );
}

function Agencies({ rows }: { readonly rows: readonly AgencySeats[] }) {
  const most = Math.max(1, ...rows.flatMap((row) => [row.seats, row.expected]));
  return (
    <table className={classes.table} data-testid="portfolio-agencies">
      <thead>
        <tr>
          <th scope="col">{m.roster_agency()}</th>
          <th scope="col" className={classes.barColumn}>
            <span className="visually-hidden">{m.portfolio_picture()}</span>
          </th>
          <th scope="col">{m.portfolio_seats()}</th>
          <th scope="col">{m.portfolio_expected()}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.agency_id}>
            <th scope="row">
              <AgencyChip id={row.agency_id} name={row.agency} withName />
            </th>
            <td>
              <span className={classes.track} aria-hidden>
                <span className={classes.fill} style={{ width: `${(row.seats / most) * 100}%` }} />
                <span className={classes.mark} style={{ left: `${(row.expected / most) * 100}%` }} />
              </span>
            </td>
            <td>{formatNumber(row.seats)}</td>
            <td>{formatNumber(row.expected, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
