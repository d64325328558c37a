import { describe, expect, it } from 'vitest';
import type { SeatCount } from '../backend';
import { countOf, isDirty, move, newBrief, newSeat, plenty, removeSeat, seatsToFill, sectionOf, stripOf } from './lib';
import { ruleText } from './words';

const count = (people: number): SeatCount => ({ seat: 0, people, agencies: 1, funnel: [], removes_most: null, removes_most_gain: 0, by_agency: [] });

describe('a need being written', () => {
  it('runs over the coming working year', () => {
    expect(newBrief(new Date('2026-11-24T00:00:00')).start).toBe('2027-01-02');
    expect(newBrief(new Date('2026-03-02T00:00:00')).end).toBe('2026-12-31');
  });

  it('forgets the locks of a seat that is removed', () => {
    const form = { ...newBrief(new Date()), seats: [{ ...newSeat('Ketua'), code: 'K1' }, { ...newSeat('Anggota'), code: 'K2' }] };
    form.pins = { ...form.pins, locked: [{ seat: 'K1', nip: '1' }, { seat: 'K2', nip: '2' }] };
    const next = removeSeat(form, 0);
    expect(next.pins.locked).toEqual([{ seat: 'K2', nip: '2' }]);
    expect(isDirty(next, form)).toBe(true);
  });

  it('counts only the seats that a person fills', () => {
    const form = { ...newBrief(new Date()), seats: [{ ...newSeat('Pengarah'), office: 'Sekretaris Daerah' }, { ...newSeat('Anggota'), count: 3 }] };
    expect(seatsToFill(form)).toBe(3);
  });

  it('never moves past the ends', () => {
    expect(move([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
    expect(move([1, 2, 3], 0, 1)).toEqual([2, 1, 3]);
  });

  it('says when few can sit', () => {
    const seat = { ...newSeat('Anggota'), count: 2 };
    expect([1, 2, 6].map((people) => plenty(count(people), seat))).toEqual(['short', 'few', 'enough']);
    expect(plenty(count(1), { ...seat, count_min: 1 })).toBe('few');
    expect([null, 0, 2, 3].map((count_min) => countOf({ ...seat, count_min }))).toEqual(['2', '0–2', '2', '2']);
  });

  it('knows the section of a field', () => {
    expect(['title', 'seats.2.role', 'host_share_max', 'pins.locked.0'].map(sectionOf)).toEqual(['about', 'seats', 'mix', 'pins']);
  });

  it('sums the tail of the strip', () => {
    const list = [5, 3, 2].map((people, at) => ({ agency_id: `a${at}`, agency: `A${at}`, people }));
    expect(stripOf(list, 2).map((part) => [part.id, part.people])).toEqual([['a0', 5], ['a1', 3], [null, 2]]);
    expect(stripOf([], 2)).toEqual([]);
  });
});

describe('rules in words', () => {
  it('names the seat first, and shows an unknown kind as it is', () => {
    expect(ruleText({ kind: 'minimum', seat: 'Ketua', subject: 'Analisis Data', value: '3' })).toBe('Ketua: Analisis Data minimal level 3');
    expect(ruleText({ kind: 'new_rule', seat: null, subject: 'X', value: null })).toBe('new_rule X');
  });
});
