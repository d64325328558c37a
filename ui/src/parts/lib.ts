/** What the signs mean, worked out without a screen: sentences, colours, initials, positions. */
import { m } from '../lang';

export function levelSentence(level: number | null, required: number | null, preferred: number | null, max: number): string {
  const have = level === null ? m.common_level_unknown() : m.common_level_of({ level, max });
  const need = required === null ? '' : `, ${m.common_level_required({ level: required })}`;
  const wish = preferred === null ? '' : `, ${m.common_level_preferred({ level: preferred })}`;
  return `${have}${need}${wish}`;
}

/** FNV-1a: the same id has the same colour on every machine and every day. */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

export const hueCount = 12;
export const hueOf = (id: string): number => stableHash(id) % hueCount;

const joiners = new Set(['dan', 'di', 'ke', 'dari', 'pada', 'untuk', 'yang', 'atas', 'serta', 'of', 'and', 'the', 'for']);
const prefixes = new Set(['dinas', 'badan', 'kantor', 'bagian', 'kabupaten', 'daerah']);

/**
 * At most four capitals: "Dinas Komunikasi dan Informatika" is DKI, "Kecamatan Telukjambe Timur" KTT.
 * One long word gives its first three letters after the kind of office: "Inspektorat" INS, "Dinas Kesehatan" DKE.
 */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !joiners.has(word.toLocaleLowerCase('id')));
  const [first = '', second = ''] = words;
  if (words.length === 0) return '?';
  if (words.length === 1) return (/^\p{Lu}{2,6}$/u.test(first) ? first : first.slice(0, 3)).toLocaleUpperCase('id').slice(0, 6);
  if (words.length === 2 && prefixes.has(first.toLocaleLowerCase('id'))) return (first.slice(0, 1) + second.slice(0, 2)).toLocaleUpperCase('id');
  return words.slice(0, 4).map((word) => word.slice(0, 1)).join('').toLocaleUpperCase('id');
}

/** Where a balance bar starts and how long it is, in percent of the whole width; zero is the middle. */
export function balanceSpan(value: number, scale: number): { readonly start: number; readonly length: number } {
  const share = scale <= 0 ? 0 : Math.min(1, Math.abs(value) / scale) * 50;
  return { start: value < 0 ? 50 - share : 50, length: share };
}

/** The rows a moving cursor stands on; stays inside the table. */
export function moveCursor(key: string, at: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const clamp = (index: number) => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case 'ArrowDown':
      return clamp(at + 1);
    case 'ArrowUp':
      return at < 0 ? 0 : clamp(at - 1);
    case 'PageDown':
      return clamp(Math.max(at, 0) + page);
    case 'PageUp':
      return clamp(at - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

export type SortDirection = 'up' | 'down';
export interface Sort {
  readonly key: string;
  readonly direction: SortDirection;
}

/** A click on a header: first upward, then downward, then as it came. */
export function nextSort(current: Sort | null, key: string): Sort | null {
  if (current?.key !== key) return { key, direction: 'up' };
  return current.direction === 'up' ? { key, direction: 'down' } : null;
}

/** Compares what a cell shows: numbers by value, words as an Indonesian reader expects, nothing always last. */
export function compareCells(a: string | number | null, b: string | number | null, direction: SortDirection): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const sign = direction === 'up' ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * collator.compare(String(a), String(b));
}

const collator = new Intl.Collator('id', { numeric: true, sensitivity: 'base' });

/** Points of a line in a box, `[x, y]` with y upward from `low` to `high`; null points break the line. */
export function linePath(points: readonly (readonly [number, number | null])[], box: { width: number; height: number; x: [number, number]; y: [number, number] }): string {
  const spanX = box.x[1] - box.x[0] || 1;
  const spanY = box.y[1] - box.y[0] || 1;
  let pen = 'M';
  let path = '';
  for (const [x, y] of points) {
    if (y === null) {
      pen = 'M';
      continue;
    }
    path += `${pen}${(((x - box.x[0]) / spanX) * box.width).toFixed(1)} ${(box.height - ((y - box.y[0]) / spanY) * box.height).toFixed(1)}`;
    pen = 'L';
  }
  return path;
}

/** The list with one item a step up (-1) or down (+1); as it was at the ends. */
export function moved<T>(list: readonly T[], index: number, step: -1 | 1): T[] {
  const to = index + step;
  const next = [...list];
  const item = next[index];
  const other = next[to];
  if (item === undefined || other === undefined) return next;
  next[index] = other;
  next[to] = item;
  return next;
}

/** Without its folders: `a/b.pdf` is `b.pdf`. */
export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
