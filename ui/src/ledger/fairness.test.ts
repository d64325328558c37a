import { expect, it } from 'vitest';
import type { PersonBalance } from '../backend';
import { balanceColumns, inTheBook } from './fairness';

const person = (credit: number, served: number): PersonBalance => ({ nip: '', name: '', agency: '', agency_id: '', balance: 0, credit, debit: 0, served, eligible: false });

it('of whom the book says nothing is left out', () => {
  expect(inTheBook([person(0, 0), person(0.1, 0), person(0, 1)])).toHaveLength(2);
});

it('the columns of balances hold everyone, also at the ends', () => {
  const columns = balanceColumns([-2, -1, 0, 0.4, 1.9, 2], String);
  expect(columns.reduce((sum, column) => sum + column.value, 0)).toBe(6);
  expect(columns[0]?.value).toBe(1);
  expect(columns.at(-1)?.value).toBe(2);
});
