/**
 * A group as a short chip: initials on a colour that stays the same for the same id, the full name in a tooltip
 * and for readers, or beside the chip with `withName`. Colour is never the only sign.
 *
 *   <AgencyChip id={agency.id} name={agency.name} short={agency.abbreviation} />   <AgencyChip ... withName />
 */
import { Tooltip } from '@mantine/core';
import classes from './AgencyChip.module.css';
import { hueOf, initialsOf } from './lib';

interface Props {
  readonly id: string;
  readonly name: string;
  /** The office's own abbreviation, when there is one. */
  readonly short?: string | null;
  readonly withName?: boolean;
}

export function AgencyChip({ id, name, short, withName = false }: Props) {
  const label = (short ?? '').trim() || initialsOf(name);
  const chip = (
    <span className={classes.chip} data-hue={hueOf(id)}>
      {withName ? <span aria-hidden>{label}</span> : label}
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
