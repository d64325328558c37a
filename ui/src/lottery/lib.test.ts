import { describe, expect, it } from 'vitest';
import { complete, grouped, histogram, thrown, typed, zoneOf, zones } from './lib';

describe('the ceremony', () => {
  it('breaks the fingerprint into four lines of four groups and loses nothing', () => {
    const hash = '0123456789abcdef'.repeat(4);
    expect(grouped(hash).map((line) => line.length)).toEqual([4, 4, 4, 4]);
    expect(grouped(hash).flat().join('')).toBe(hash);
  });

  it('takes the digits of the dice and no other', () => {
    expect(typed('4a 07 9', 3)).toBe('407');
    expect(complete('42', 3)).toBe(false);
    expect(complete('042', 3)).toBe(true);
    expect(thrown(42, 3)).toBe('042');
  });

  it('counts everyone in the picture', () => {
    const levels = Array.from({ length: 37 }, (_, at) => ({ chance: 0.01 + at * 0.002, people: at + 1 }));
    const columns = histogram(levels, String);
    expect(columns.length).toBe(10);
    expect(columns.reduce((sum, column) => sum + column.value, 0)).toBe(levels.reduce((sum, level) => sum + level.people, 0));
  });

  it('knows the clock of this computer, and none of another country', () => {
    expect(zones).toEqual(['wib', 'wita', 'wit']);
    expect([-420, -480, -540, 0].map(zoneOf)).toEqual(['wib', 'wita', 'wit', undefined]);
  });
});
