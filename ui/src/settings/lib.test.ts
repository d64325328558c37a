import { expect, it } from 'vitest';
import type { Settings } from '../backend';
import { office } from '../backend';
import { isDirty, merge, tidy } from './lib';

const withCopies = (settings: Settings, copies: string[]): Settings => ({ ...settings, decree: { ...settings.decree, copies } });

it('empty lines are dropped and do not count as a change', async () => {
  const kept = await office.settingsGet();
  const form = withCopies(kept, [...kept.decree.copies, '  ']);
  expect(tidy(form).decree.copies).toEqual(kept.decree.copies);
  expect(isDirty(form, kept)).toBe(false);
});

it('a changed line counts', async () => {
  const kept = await office.settingsGet();
  expect(isDirty(withCopies(kept, ['x']), kept)).toBe(true);
});

it('keeps the user’s edits when the settings changed elsewhere', async () => {
  const base = await office.settingsGet();
  const form = { ...base, hours_cap: 9 };
  const kept = { ...base, version: base.version + 1, language: 'en' };
  expect(merge(form, base, kept)).toEqual({ ...kept, hours_cap: 9 });
});
