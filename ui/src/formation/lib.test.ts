import { describe, expect, it } from 'vitest';
import { officeOrder, optionsOf, percentOf, sameOrder, shareOf } from './lib';

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
});
