/** The lottery without a screen: what is read aloud, what is typed, how chances are drawn. */
import type { ChanceLevel } from '../backend';
import type { ColumnValue } from '../parts/Columns';

/** A fingerprint in lines of four groups of four, so that two people can read it to each other. */
export const grouped = (hash: string): string[][] => (hash.match(/.{1,16}/g) ?? []).map((line) => line.match(/.{1,4}/g) ?? []);

/** A team's number as it is thrown: 42 of a thousand is 042. */
export const thrown = (number: number, digits: number): string => String(number).padStart(digits, '0');

/** Only digits, and no more than are thrown. */
export const typed = (text: string, digits: number): string => text.replace(/\D/g, '').slice(0, digits);

export const complete = (text: string, digits: number): boolean => text.length === digits;

/** At most `most` columns of equal width from the smallest chance to the largest. */
export function histogram(levels: readonly ChanceLevel[], label: (low: number, high: number) => string, most = 10): ColumnValue[] {
  const low = Math.min(...levels.map((level) => level.chance));
  const high = Math.max(...levels.map((level) => level.chance));
  if (levels.length <= most) return levels.map((level) => ({ label: label(level.chance, level.chance), value: level.people }));
  const step = (high - low) / most;
  return Array.from({ length: most }, (_, at) => ({
    label: label(low + at * step, low + (at + 1) * step),
    value: levels.filter((level) => Math.min(most - 1, Math.floor((level.chance - low) / step)) === at).reduce((sum, level) => sum + level.people, 0),
  }));
}

/** The clocks of the country by their minutes east of Greenwich. */
const clocks: Readonly<Record<number, string>> = { 420: 'wib', 480: 'wita', 540: 'wit' };
export const zones = Object.values(clocks);

/** The clock of this computer, as `Date.getTimezoneOffset` tells it; none where it is set to another country's. */
export const zoneOf = (offset: number): string | undefined => clocks[-offset];
