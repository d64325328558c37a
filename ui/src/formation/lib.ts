/** The order of criteria and what each may give up, without a screen. */
import type { CriterionOrder, FormationOptions } from '../backend';

export const criteria = ['fit', 'chance', 'agencies', 'repeat_pairs'] as const;

/** As the office has it: fit may give up its tolerance (percent), the others nothing. */
export const officeOrder = (fitTolerance: number): CriterionOrder[] => criteria.map((criterion) => ({ criterion, tolerance: criterion === 'fit' ? fitTolerance / 100 : 0 }));

export const sameOrder = (a: readonly CriterionOrder[], b: readonly CriterionOrder[]): boolean => a.length === b.length && a.every((row, at) => row.criterion === b[at]?.criterion && Math.abs(row.tolerance - (b[at]?.tolerance ?? -1)) < 1e-9);

/** What goes to the engine: nothing where the office's own rule holds; a seed only of digits. */
export function optionsOf(order: readonly CriterionOrder[], office: readonly CriterionOrder[], seed: string): FormationOptions {
  const digits = seed.trim();
  return { seconds: null, gap: null, seed: /^\d{1,20}$/.test(digits) ? digits : null, order: sameOrder(order, office) ? null : [...order] };
}

export const percentOf = (share: number): number => Math.round(share * 1000) / 10;
export const shareOf = (percent: number): number => Math.min(100, Math.max(0, percent)) / 100;
