/** A person's levels by kind of competency, with date and source; the not assessed are shown as such, the stale marked. */
import { Tooltip } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import type { ProfileLevel } from '../backend';
import { formatDate, m, say } from '../lang';
import { LevelDots } from '../parts/LevelDots';
import { Section } from '../parts/Section';
import classes from './ProfilePanel.module.css';

const dated = (level: ProfileLevel): string => (level.dated === null ? '' : /^\d{4}$/.test(level.dated) ? level.dated : formatDate(level.dated, 'short'));

export function LevelList({ levels }: { readonly levels: readonly ProfileLevel[] }) {
  const kinds = [...new Set(levels.map((level) => level.kind))];
  if (levels.length === 0) return <p className={classes.none}>{m.roster_levels_none()}</p>;
  return kinds.map((kind) => (
    <Section plain key={kind} title={say(`roster_competency_${kind}`) ?? kind}>
      <ul className={classes.levels}>
        {levels
          .filter((level) => level.kind === kind)
          .map((level) => (
            <li key={level.code}>
              <span className={classes.levelName}>
                {level.name}
                <span className={classes.source}>{level.level === null ? m.common_level_unknown() : [dated(level), level.source].filter(Boolean).join(' · ')}</span>
              </span>
              {level.stale && (
                <Tooltip label={m.roster_level_stale()}>
                  <span className={classes.stale} role="img" aria-label={m.roster_level_stale()}>
                    <IconClockExclamation size={16} aria-hidden />
                  </span>
                </Tooltip>
              )}
              <LevelDots level={level.level} required={level.minimum} preferred={level.preferred} />
            </li>
          ))}
      </ul>
    </Section>
  ));
}
