/** The teams a person has served on, newest first on a line of time. */
import { IconHistory } from '@tabler/icons-react';
import type { TeamServed } from '../backend';
import { formatDate, formatNumber, m } from '../lang';
import classes from './ProfilePanel.module.css';

export function TeamLine({ teams }: { readonly teams: readonly TeamServed[] }) {
  if (teams.length === 0) return <p className={classes.none}>{m.roster_teams_none()}</p>;
  const ordered = [...teams].sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? 1 : -1));
  return (
    <ol className={classes.line}>
      {ordered.map((team) => (
        <li key={`${team.team}-${team.decree}-${team.start}-${team.role}`} data-own={team.by_rampak || undefined}>
          <strong>{team.team}</strong>
          <span>{[team.role, term(team), team.host].filter(Boolean).join(' · ')}</span>
          <span className={classes.source}>
            {team.decree || m.roster_team_no_decree()}
            {team.mark !== null && ` · ${m.roster_team_mark({ mark: formatNumber(team.mark) })}`}
            {!team.by_rampak && (
              <>
                {' · '}
                <IconHistory size={12} aria-hidden /> {m.roster_team_before()}
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

function term(team: TeamServed): string {
  if (team.start === null) return m.roster_team_no_date();
  return team.end === null ? formatDate(team.start, 'short') : m.roster_term({ start: formatDate(team.start, 'short'), end: formatDate(team.end, 'short') });
}
