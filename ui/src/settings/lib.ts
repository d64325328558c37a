/** What a settings form may hold; the office checks again. */
import type { DecreeSettings, Settings } from '../backend';

export const asnKinds = ['pns', 'cpns', 'pppk', 'pppk_part_time'] as const;

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

export const bounds = {
  hours_cap: { min: 1, max: 60 },
  teams_cap: { min: 1, max: 20 },
  paid_teams_cap: { min: 1, max: 20 },
  fit_tolerance: { min: 0, max: 100 },
  pair_window_months: { min: 0, max: 600 },
  assessment_years: { min: 1, max: 20 },
  half_life_months: { min: 0, max: 600 },
  font_size: { min: 8, max: 16 },
  margin: { min: 0.5, max: 6 },
} as const;

const trimmed = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter((line) => line !== '');

const tidyDecree = (decree: DecreeSettings): DecreeSettings => ({
  ...decree,
  letterhead: trimmed(decree.letterhead),
  signatory_capacity: trimmed(decree.signatory_capacity),
  recalling: trimmed(decree.recalling),
  recalling_library: trimmed(decree.recalling_library),
  copies: trimmed(decree.copies),
});

/** Empty lines and blanks at the ends are dropped before saving. */
export const tidy = (settings: Settings): Settings => ({ ...settings, user_name: settings.user_name.trim(), region: settings.region.trim(), place: settings.place.trim(), decree: tidyDecree(settings.decree) });

export const isDirty = (form: Settings, kept: Settings): boolean => JSON.stringify(tidy(form)) !== JSON.stringify(tidy(kept));

/** The form after the kept settings changed elsewhere: what the user has edited stays, everything else takes the new value. */
export function merge(form: Settings, base: Settings, kept: Settings): Settings {
  const edited = Object.entries(form).filter(([key, value]) => key !== 'version' && JSON.stringify(value) !== JSON.stringify(base[key as keyof Settings]));
  return { ...kept, ...Object.fromEntries(edited) };
}
