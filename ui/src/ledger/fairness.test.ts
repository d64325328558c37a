import { describe, expect, it } from 'vitest';
import type { PersonBalance } from '../backend';
import { balanceColumns, everAble, gini, jain } from './fairness';

const person = (credit: number, served: number): PersonBalance => ({ nip: '', name: '', agency: '', agency_id: '', balance: 0, credit, debit: 0, served });

describe('the measures of evenness', () => {
  it('are at their best when all have the same', () => {
    expect(gini([2, 2, 2, 2])).toBeCloseTo(0);
    expect(jain([2, 2, 2, 2])).toBeCloseTo(1);
  });

  it('are at their worst when one has everything', () => {
    expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75);
    expect(jain([0, 0, 0, 8])).toBeCloseTo(0.25);
  });

  it('agree with the plain definition of Gini', () => {
    const values = [0, 1, 1, 3, 4, 7];
    const plain = values.flatMap((a) => values.map((b) => Math.abs(a - b))).reduce((sum, apart) => sum + apart, 0) / (2 * values.length * values.reduce((sum, value) => sum + value, 0));
    expect(gini(values)).toBeCloseTo(plain);
  });

  it('are nothing while nobody has served', () => {
    expect(gini([0, 0])).toBeNull();
    expect(jain([])).toBeNull();
  });

  it('leave out who was never able to hold a seat', () => {
    expect(everAble([person(0, 0), person(0.1, 0), person(0, 1)])).toHaveLength(2);
  });
});

it('the columns of balances hold everyone, also at the ends', () => {
  const columns = balanceColumns([-2, -1, 0, 0.4, 1.9, 2], String);
  expect(columns.reduce((sum, column) => sum + column.value, 0)).toBe(6);
  expect(columns[0]?.value).toBe(1);
  expect(columns.at(-1)?.value).toBe(2);
});
