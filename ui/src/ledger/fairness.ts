/** What the page of fairness works out without a screen. */
import type { PersonBalance } from '../backend';
import type { ColumnValue } from '../parts/Columns';

/** People of whom the book says anything: a chance, a turn, or both. Whether they were ever eligible is another question. */
export const inTheBook = (people: readonly PersonBalance[]): PersonBalance[] => people.filter((person) => person.credit > 0 || person.debit > 0 || person.served > 0);

/** Balances in columns of equal width, at most `most` and symmetric about zero, so that owed and over-used are seen at a glance. */
export function balanceColumns(balances: readonly number[], name: (low: number, high: number) => string, most = 8): ColumnValue[] {
  const widest = balances.reduce((far, value) => Math.max(far, Math.abs(value)), 0);
  const step = widest === 0 ? 0.1 : (2 * widest) / most;
  const columns = Array.from({ length: most }, (_, at) => ({ low: (at - most / 2) * step, people: 0 }));
  for (const value of balances) {
    const column = columns[Math.min(most - 1, Math.floor(value / step + most / 2))];
    if (column) column.people += 1;
  }
  return columns.map(({ low, people }) => ({ label: name(low, low + step), value: people, mark: low < -step / 2 }));
}
