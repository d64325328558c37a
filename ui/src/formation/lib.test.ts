import { describe, expect, it } from 'vitest';
import { newBrief, newSeat } from '../brief/lib';
import { extrasOf, officeOrder, optionsOf, percentOf, presetOf, presetOrder, presets, presetsOf, sameOrder, shareOf } from './lib';

describe('the order of criteria', () => {
  it('leaves the choice to the office while nothing is changed', () => {
    const office = officeOrder(3);
    expect(optionsOf(officeOrder(3), office, '')).toEqual({ seconds: null, gap: null, seed: null, order: null });
  });

  it('sends a changed order and only a seed of digits', () => {
    const office = officeOrder(3);
    const turned = [...office].reverse();
    expect(sameOrder(turned, office)).toBe(false);
    expect(optionsOf(turned, office, ' 42 ')).toMatchObject({ seed: '42', order: turned });
    expect(optionsOf(turned, office, 'abc').seed).toBeNull();
  });

  it('keeps shares within one whole', () => {
    expect(shareOf(140)).toBe(1);
    expect(percentOf(shareOf(3))).toBe(3);
  });

  it('names three ways to weigh, and none for an order of one\'s own', () => {
    for (const preset of presets) expect(presetOf(presetOrder(preset, 3), 3)).toBe(preset);
    expect(optionsOf(presetOrder('seimbang', 3), officeOrder(3), '').order).toBeNull();
    expect(presetOf([...officeOrder(3)].reverse(), 3)).toBeNull();
    expect(presetOf(officeOrder(0), 0)).toBe('seimbang');
    expect(presetOrder('merata', 15)[0]!.tolerance).toBe(0.15);
    expect([3, 0, 15].map((tolerance) => presetsOf(tolerance))).toEqual([presets, ['merata', 'seimbang'], ['seimbang', 'kompetensi']]);
  });

  it('puts the size first where a seat may stay empty, and offers the cost where there is one', () => {
    const brief = newBrief(new Date(2026, 0, 5));
    const seats = (...parts: object[]) => ({ ...brief, seats: parts.map((part) => ({ ...newSeat('Anggota'), ...part })) });
    expect(extrasOf(seats({ count: 3, count_min: 3 }))).toEqual([]);
    expect(extrasOf(seats({ count: 3, count_min: 0 }, { cost: 250_000 }))).toEqual(['size', 'cost']);
    expect(extrasOf(seats({ count: 1, cost: 9, office: 'Sekretaris Daerah' }))).toEqual([]);
    expect(officeOrder(3, ['size', 'cost']).map((row) => row.criterion)).toEqual(['size', 'fit', 'chance', 'agencies', 'repeat_pairs']);
    expect(presetOf(officeOrder(3, ['size']), 3, ['size'])).toBe('seimbang');
  });
});
