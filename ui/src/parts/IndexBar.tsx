/**
 * A value between -1 and +1 as a dot on a line, with a tick for what would be expected. The two ends are named by the caller.
 *
 *   <IndexBar value={-0.21} expected={0.58} label="…" />
 */
import { formatSigned } from '../lang';
import classes from './charts.module.css';

interface Props {
  readonly value: number;
  readonly expected: number | null;
  /** The whole sentence for readers and the tooltip. */
  readonly label: string;
  readonly width?: number | string;
}

const place = (value: number): string => `${((Math.max(-1, Math.min(1, value)) + 1) / 2) * 100}%`;

export function IndexBar({ value, expected, label, width = '100%' }: Props) {
  return (
    <span className={classes.index} title={label}>
      <span role="img" aria-label={label} className={classes.line} style={{ width }}>
        <span className={classes.middle} />
        {expected !== null && <span className={classes.tick} style={{ left: place(expected) }} />}
        <span className={classes.dot} data-closed={expected !== null && value < expected ? true : undefined} style={{ left: place(value) }} />
      </span>
      <span aria-hidden className={classes.number}>
        {formatSigned(value)}
      </span>
    </span>
  );
}
