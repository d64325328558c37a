import { describe, expect, it } from 'vitest';
import type { PersonBalance } from '../backend';
import { narrow, readView, scaleOf } from './lib';

const person = (nip: string, name: string, balance: number, served: number, agency = 'a'): PersonBalance => ({ nip, name, agency, agency_id: agency, balance, credit: 0, debit: 0, served, eligible: true });
const people = [person('1985', 'Siti Nurhayati', 0.42, 0), person('1990', 'Asep Suhendar', -0.8, 3, 'b'), person('1991', 'Dewi', 0.38, 0, 'b')];

describe('the people of the book', () => {
  it('are found by part of a name or NIP, within one agency', () => {
    expect(narrow(people, 'siti', null)).toHaveLength(1);
    expect(narrow(people, '199', 'b').map(({ name }) => name)).toEqual(['Asep Suhendar', 'Dewi']);
  });

  it('scale their bars to the largest', () => {
    expect(scaleOf(people.map(({ balance }) => balance))).toBe(0.8);
    expect(scaleOf([])).toBe(0.01);
  });
});

it('an unknown view is the people', () => {
  expect(readView('x')).toBe('people');
  expect(readView('teams')).toBe('teams');
});
