import { describe, expect, it } from 'vitest';
import type { AgencyBalance, PersonBalance } from '../backend';
import { measure, narrow, readView, regencyIndex, scaleOf } from './lib';

const person = (nip: string, name: string, balance: number, served: number, agency = 'a'): PersonBalance => ({ nip, name, agency, agency_id: agency, balance, credit: 0, debit: 0, served });
const people = [person('1985', 'Siti Nurhayati', 0.42, 0), person('1990', 'Asep Suhendar', -0.8, 3, 'b'), person('1991', 'Dewi', 0.38, 0, 'b')];

describe('the people of the book', () => {
  it('are found by part of a name or NIP, within one agency', () => {
    expect(narrow(people, 'siti', null)).toHaveLength(1);
    expect(narrow(people, '199', 'b').map(({ name }) => name)).toEqual(['Asep Suhendar', 'Dewi']);
  });

  it('are measured whole', () => {
    expect(measure(people)).toEqual({ largest: 0.42, smallest: -0.8, never: 2, served: 3 });
  });

  it('scale their bars to the largest', () => {
    expect(scaleOf(people.map(({ balance }) => balance))).toBe(0.8);
    expect(scaleOf([])).toBe(0.01);
  });
});

const agency = (internal_ties: number, external_ties: number): AgencyBalance => ({ agency_id: '', agency: '', people: 1, served: 0, seats_per_head: 0, balance: 0, never: 0, internal_ties, external_ties, index: null, expected: null });

describe('the index of the regency', () => {
  it('is nothing without ties, never zero', () => {
    expect(regencyIndex([agency(0, 0)])).toBeNull();
  });

  it('counts a tie between two agencies once', () => {
    expect(regencyIndex([agency(5, 10), agency(5, 10)])).toBe(0);
  });
});

it('an unknown view is the people', () => {
  expect(readView('x')).toBe('people');
  expect(readView('teams')).toBe('teams');
});
