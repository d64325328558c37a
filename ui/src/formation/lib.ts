/** The order of criteria and what each may give up, without a screen. */
import type { BriefForm, CriterionOrder, FormationOptions } from '../backend';

export const criteria = ['fit', 'chance', 'agencies', 'repeat_pairs'] as const;

/** Criteria that mean something only for some needs: the size of a team whose seats may stay empty, and what its members cost. */
export const extrasOf = (form: BriefForm): readonly ('size' | 'cost')[] => {
  const seats = form.seats.filter((seat) => seat.office === null);
  const free = seats.some((seat) => (seat.count_min ?? seat.count) < seat.count);
  return [...(free ? (['size'] as const) : []), ...(seats.some((seat) => (seat.cost ?? 0) > 0) ? (['cost'] as const) : [])];
};

/** As the office has it: a team of free size is as small as can be; fit may give up its tolerance (percent), the others nothing. */
export const officeOrder = (fitTolerance: number, extras: readonly string[] = []): CriterionOrder[] =>
  [...(extras.includes('size') ? ['size'] : []), ...criteria].map((criterion) => ({ criterion, tolerance: criterion === 'fit' ? fitTolerance / 100 : 0 }));

/**
 * Three ways to weigh skill against chance, by what fit may give up: *merata* much, *seimbang* what the office has set, *kompetensi*
 * nothing. The order stays: fit is measured first so that what is given up is known.
 */
export const presets = ['merata', 'seimbang', 'kompetensi'] as const;
export type Preset = (typeof presets)[number];

const evenShare = 10;

export const presetOrder = (preset: Preset, fitTolerance: number, extras: readonly string[] = []): CriterionOrder[] =>
  officeOrder(preset === 'seimbang' ? fitTolerance : preset === 'kompetensi' ? 0 : Math.max(evenShare, fitTolerance), extras);

/** The preset an order is, if any; the office's own rule is *seimbang* whatever it says. */
export const presetOf = (order: readonly CriterionOrder[], fitTolerance: number, extras: readonly string[] = []): Preset | null =>
  (['seimbang', 'merata', 'kompetensi'] as const).find((preset) => sameOrder(order, presetOrder(preset, fitTolerance, extras))) ?? null;

/** The presets to choose from: one that is the same as another is not offered twice. */
export const presetsOf = (fitTolerance: number, extras: readonly string[] = []): readonly Preset[] => presets.filter((preset) => presetOf(presetOrder(preset, fitTolerance, extras), fitTolerance, extras) === preset);

export const sameOrder = (a: readonly CriterionOrder[], b: readonly CriterionOrder[]): boolean => a.length === b.length && a.every((row, at) => row.criterion === b[at]?.criterion && Math.abs(row.tolerance - (b[at]?.tolerance ?? -1)) < 1e-9);

/** What goes to the engine: nothing where the office's own rule holds; a seed only of digits. */
export function optionsOf(order: readonly CriterionOrder[], office: readonly CriterionOrder[], seed: string): FormationOptions {
  const digits = seed.trim();
  return { seconds: null, gap: null, seed: /^\d{1,20}$/.test(digits) ? digits : null, order: sameOrder(order, office) ? null : [...order] };
}

export const percentOf = (share: number): number => Math.round(share * 1000) / 10;
export const shareOf = (percent: number): number => Math.min(100, Math.max(0, percent)) / 100;
