/** The teams of one run side by side, those that could not be filled with their reason, and what all of them come to. */
import { Tabs } from '@mantine/core';
import { office, type PortfolioResult, type PortfolioTeam, type UnfilledBrief } from '../backend';
import { criterionNumber, criterionText, outcomeText, outcomeTone } from '../brief/words';
import { ConflictList } from '../formation/Impossible';
import { useRead } from '../frame/reads';
import { hrefTo } from '../frame/route';
import { formatDate, formatNumber, m, say } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import { StatusPill } from '../parts/StatusPill';
import { seatsOf, stateOf } from './lib';
import classes from './portfolio.module.css';
import { Totals } from './Totals';

export function Board({ result }: { readonly result: PortfolioResult }) {
  const { teams, unfilled } = result;
  const proposals = useRead(['proposal', 'list', null], () => office.proposalList(null)).data ?? [];
  return (
    <Tabs defaultValue={teams.length > 0 ? 'teams' : 'unfilled'} className={classes.tabs} keepMounted={false}>
      <div className={classes.summary} role="status" data-testid="portfolio-outcome">
        <StatusPill tone={outcomeTone(result.outcome)} label={outcomeText(result.outcome, result.gap)} />
        <span>{m.portfolio_summary({ teams: formatNumber(teams.length), all: formatNumber(teams.length + unfilled.length), people: formatNumber(new Set(teams.flatMap(({ team }) => team.map((row) => row.nip))).size), seconds: formatNumber(result.elapsed, 1) })}</span>
        {result.warnings.map((key) => (
          <span key={key} className={classes.soft}>{say(`warning_${key}`) ?? key}</span>
        ))}
      </div>
      <Tabs.List>
        <Tabs.Tab value="teams" data-testid="portfolio-tab-teams">{m.portfolio_tab_teams({ count: formatNumber(teams.length) })}</Tabs.Tab>
        <Tabs.Tab value="unfilled" data-testid="portfolio-tab-unfilled">{m.portfolio_tab_unfilled({ count: formatNumber(unfilled.length) })}</Tabs.Tab>
        <Tabs.Tab value="totals" data-testid="portfolio-tab-totals">{m.portfolio_tab_totals()}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="teams" className={classes.panel}>
        {teams.length === 0 && <p className={classes.soft}>{m.portfolio_no_team()}</p>}
        <ul className={classes.board} tabIndex={0} aria-label={m.portfolio_board()} data-testid="portfolio-board">
          {teams.map((team) => (
            <Team key={team.proposal} team={team} {...stateOf(team, proposals)} />
          ))}
        </ul>
      </Tabs.Panel>
      <Tabs.Panel value="unfilled" className={classes.panelScroll} tabIndex={0}>
        {unfilled.length === 0 && <p className={classes.soft}>{m.portfolio_all_filled()}</p>}
        <ul className={classes.unfilled}>
          {unfilled.map((row) => (
            <Unfilled key={row.brief_id} row={row} />
          ))}
        </ul>
      </Tabs.Panel>
      <Tabs.Panel value="totals" className={classes.panelScroll} tabIndex={0}>
        <Totals result={result} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Team({ team, replaced, newest }: { readonly team: PortfolioTeam; readonly replaced: boolean; readonly newest: string }) {
  return (
    <li className={classes.team}>
      <a className={classes.teamHead} href={hrefTo('proposal', newest)} data-testid={`portfolio-team-${team.brief}`}>
        <span className={classes.code}>
          {team.brief} {replaced && <StatusPill tone="off" label={m.portfolio_replaced()} />}
        </span>
        <strong className={classes.teamTitle} title={team.title}>{team.title}</strong>
        <span className={classes.soft}>{`${formatDate(team.start, 'short')} – ${formatDate(team.end, 'short')}`}</span>
      </a>
      <div className={classes.people} tabIndex={0} role="group" aria-label={team.title}>
        {seatsOf(team.team).map((seat) => (
          <section key={seat.seat}>
            <h3 className={classes.role}>{seat.role}</h3>
            <ul>
              {seat.people.map((row) => (
                <li key={row.nip} className={classes.person}>
                  <AgencyChip id={row.agency_id} name={row.agency} />
                  <span title={row.name}>{row.name}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <dl className={classes.figures}>
        {team.criteria.map((row) => (
          <div key={row.name}>
            <dt>{criterionText(row.name)}</dt>
            <dd>{criterionNumber(row.name, row.value)}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function Unfilled({ row }: { readonly row: UnfilledBrief }) {
  return (
    <li className={classes.card} data-testid={`portfolio-unfilled-${row.brief}`}>
      <h3>{`${row.brief} · ${row.title}`}</h3>
      <p className={classes.soft}>{say(`portfolio_reason_${row.reason}`) ?? row.reason}</p>
      <ConflictList conflict={row.conflict} />
      {!row.minimal && row.conflict.length > 0 && <p className={classes.soft}>{m.formation_conflict_early()}</p>}
      <a href={hrefTo('brief', row.brief_id, { step: 'form' })}>{row.relaxations.length > 0 ? m.portfolio_see_relaxations({ count: formatNumber(row.relaxations.length) }) : m.portfolio_open_brief()}</a>
    </li>
  );
}
