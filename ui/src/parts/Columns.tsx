/**
 * A small histogram: one column for each value with its number above and its words below; readable without colour, and as a list by readers.
 *
 *   <Columns label={m.home_chances()} columns={[{ label: '0', value: 9610, mark: true }, …]} />
 */
import { formatNumber } from '../lang';
import classes from './charts.module.css';

export interface ColumnValue {
  readonly label: string;
  readonly value: number;
  /** Drawn in the colour of attention. */
  readonly mark?: boolean;
}

export function Columns({ label, columns, height = 120 }: { readonly label: string; readonly columns: readonly ColumnValue[]; readonly height?: number }) {
  const largest = Math.max(1, ...columns.map((column) => column.value));
  return (
    <ul className={classes.columns} aria-label={label}>
      {columns.map((column) => (
        <li key={column.label}>
          <span className={classes.count}>{formatNumber(column.value)}</span>
          <span className={classes.bar} data-mark={column.mark || undefined} style={{ height: Math.max(column.value > 0 ? 2 : 0, (column.value / largest) * height) }} />
          <span className={classes.axis}>{column.label}</span>
        </li>
      ))}
    </ul>
  );
}
