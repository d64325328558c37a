/**
 * A group as a short chip: initials on a colour that stays the same for the same id, the full name in a tooltip
 * and for readers, or beside the chip with `withName`. Colour is never the only sign.
 *
 *   <AgencyChip id={agency.id} name={agency.name} />   <AgencyChip ... withName />
 */
import { Tooltip } from '@mantine/core';
import classes from './AgencyChip.module.css';
import { hueOf, initialsOf } from './lib';
import { store } from './store';

/** The office's own abbreviations by id, told once by the frame, so that a group has the same letters on every page. */
export const abbreviations = store<ReadonlyMap<string, string>>(new Map());

/** Longer abbreviations are no abbreviations. */
const longest = 22;

interface Props {
  readonly id: string;
  readonly name: string;
  /** Overrules the abbreviation the frame knows. */
  readonly short?: string | null;
  readonly withName?: boolean;
}

export function AgencyChip({ id, name, short, withName = false }: Props) {
  const known = abbreviations.use();
  const told = (short ?? known.get(id) ?? '').trim();
  const label = told !== '' && told.length <= longest ? told : initialsOf(name);
  const chip = (
    <span className={classes.chip} data-hue={hueOf(id)}>
      <span className="cut" aria-hidden={withName}>
        {label}
      </span>
      {!withName && <span className="visually-hidden">{`, ${name}`}</span>}
    </span>
  );
  if (!withName) return <Tooltip label={name}>{chip}</Tooltip>;
  return (
    <span className={classes.named} title={name}>
      {chip}
      <span className="cut">{name}</span>
    </span>
  );
}
