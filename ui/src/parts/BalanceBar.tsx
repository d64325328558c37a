/**
 * A signed number as a bar to the left or right of zero. What the two sides mean is said by the caller and shown in the tooltip.
 * `scale` is the value that fills half the width; larger ones are cut and marked by an arrow.
 *
 *   <BalanceBar value={0.42} scale={1} positive={m.ledger_side_waiting()} negative={m.ledger_side_often()} />
 */
import { Tooltip } from '@mantine/core';
import { formatSigned } from '../lang';
import classes from './BalanceBar.module.css';
import { balanceSpan } from './lib';

interface Props {
  readonly value: number;
  readonly scale: number;
  /** The meaning of a value above and below zero, for the tooltip and for readers. */
  readonly positive: string;
  readonly negative: string;
  readonly even?: string;
  readonly width?: number;
  /** 0 for whole things. */
  readonly digits?: number;
  readonly showNumber?: boolean;
}

export function BalanceBar({ value, scale, positive, negative, even, width = 88, digits, showNumber = true }: Props) {
  const { start, length } = balanceSpan(value, scale);
  const number = formatSigned(value, digits);
  const meaning = number === '0' ? (even ?? '') : value > 0 ? positive : negative;
  const sentence = meaning === '' ? number : `${number}, ${meaning}`;
  return (
    <Tooltip label={sentence}>
      <span className={classes.root}>
        <span role="img" aria-label={sentence} className={classes.track} style={{ width }}>
          <span className={classes.bar} data-side={value < 0 ? 'negative' : 'positive'} data-cut={Math.abs(value) > scale || undefined} style={{ left: `${start}%`, width: `${length}%` }} />
          <span className={classes.zero} />
        </span>
        {showNumber && (
          <span aria-hidden className={classes.number}>
            {number}
          </span>
        )}
      </span>
    </Tooltip>
  );
}
