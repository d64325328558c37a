import { describe, expect, it } from 'vitest';
import type { BriefItem } from '../backend';
import { asked, chosen, firstChoice, seatsOf, sureOf } from './lib';

const item = (id: string, state = 'draft'): BriefItem => ({ id, code: id, title: id, host: '', host_id: null, start: '2027-01-01', end: '2027-12-31', seats: 3, state, proposals: 0, updated: '' });
const row = (seat: string, nip: string) => ({ seat, role: seat, nip, name: nip, agency: '', agency_id: '' });
const items = [item('a'), item('b', 'decreed'), item('c')];

describe('the needs of a run', () => {
  it('begins with those that have no team yet', () => {
    expect([...firstChoice(items).keys()]).toEqual(['a', 'c']);
  });

  it('asks for the most urgent first, and for no need twice', () => {
    const choice = new Map(chosen(firstChoice(items), 'c', true)).set('c', 9);
    expect(asked(choice, items)).toEqual([{ brief: 'c', priority: 9 }, { brief: 'a', priority: 1 }]);
    expect(asked(chosen(choice, 'c', false), items)).toEqual([{ brief: 'a', priority: 1 }]);
  });
});

describe('the board', () => {
  it('says proved only when nothing is open', () => {
    const figure = { name: 'fit', value: 1, bound: 1, best: 1 };
    expect(sureOf({ ...figure, gap: 0 })).toBe('proved');
    expect(sureOf({ ...figure, gap: 0.004 })).toBe('within_gap');
  });

  it('puts people under their seat', () => {
    expect(seatsOf([row('x', '1'), row('y', '2'), row('x', '3')]).map((seat) => seat.people.map((one) => one.nip))).toEqual([['1', '3'], ['2']]);
  });
});
