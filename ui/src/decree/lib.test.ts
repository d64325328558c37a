import { describe, expect, it } from 'vitest';
import { office } from '../backend.fake';
import { blocking, fieldIds, letterOf, parseDay, stepsOf, unused } from './lib';

describe('a decree being worded', () => {
  it('reads the ways a day is typed, and nothing that is no day', () => {
    for (const text of ['2026-11-24', '24/11/2026', '24-11-2026', '24 November 2026', '24 nov 2026']) expect(parseDay(text)).toBe('2026-11-24');
    for (const text of ['31/02/2026', 'besok', '24 11', '24 zzz 2026']) expect(parseDay(text)).toBeNull();
  });

  it('walks the steps and stays where something is missing', async () => {
    const draft = await office.decreeDraft('proposal-4').then((changed) => changed.value);
    expect(blocking(draft.checks).map((check) => check.field)).toEqual(['recalling.1']);
    const current = (form = draft.form, view = draft) => stepsOf(view, form, { agreed: 0, members: 3 }).find((step) => step.current)?.step;
    expect(current()).toBe('draft');
    const clean = { ...draft, checks: [] };
    expect(current(draft.form, clean)).toBe('number');
    expect(current({ ...draft.form, number: '1', date: '2026-11-24' }, clean)).toBe('issued');
    expect(stepsOf({ ...draft, state: 'issued' }, draft.form, null).at(-1)).toEqual({ step: 'issued', done: true, current: true });
  });

  it('finds the nearest field of a check', () => {
    expect(fieldIds('recalling.3')).toEqual(['decree-recalling-3', 'decree-recalling']);
  });

  it('names letters', () => {
    expect([0, 25, 26, 27].map(letterOf)).toEqual(['a', 'z', 'aa', 'ab']);
    expect(unused(['a', 'b'], ['b'])).toEqual(['a']);
  });
});
