/** Numbers and dates as the office writes them: id-ID, or en-GB when the window speaks English. */
import { getLocale } from './generated/runtime.js';

const region = () => (getLocale() === 'en' ? 'en-GB' : 'id-ID');
const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${region()}${JSON.stringify(options)}`;
  const found = cache.get(key) as Intl.NumberFormat | undefined;
  if (found) return found;
  const made = new Intl.NumberFormat(region(), options);
  cache.set(key, made);
  return made;
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d${region()}${JSON.stringify(options)}`;
  const found = cache.get(key) as Intl.DateTimeFormat | undefined;
  if (found) return found;
  const made = new Intl.DateTimeFormat(region(), options);
  cache.set(key, made);
  return made;
}

/** `12.500`; `digits` fixes the decimals: `formatNumber(0.5, 2)` is `0,50`. */
export const formatNumber = (value: number, digits?: number): string =>
  numberFormat(digits === undefined ? { maximumFractionDigits: 2 } : { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

/** A share of one as `0,8 %`. */
export const formatPercent = (share: number, digits = 1): string => `${formatNumber(Math.round(share * 100 * 10 ** digits) / 10 ** digits)} %`;

/** With its sign, for balances and differences: `+0,40`, `−1,20`, `0`. */
export function formatSigned(value: number, digits = 2): string {
  const rounded = Math.round(value * 10 ** digits) / 10 ** digits;
  if (rounded === 0) return '0';
  return `${rounded > 0 ? '+' : '−'}${formatNumber(Math.abs(rounded), digits)}`;
}

/** `2026-11-24` or a full time stamp; a day without a time is that day everywhere. */
function parse(iso: string): Date | null {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00`) : new Date(iso);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** `24 November 2026`; text that is no date is shown as it is. */
export function formatDate(iso: string, style: 'long' | 'short' = 'long'): string {
  const date = parse(iso);
  if (!date) return iso;
  return dateFormat(style === 'long' ? { day: 'numeric', month: 'long', year: 'numeric' } : { day: 'numeric', month: 'short', year: 'numeric' }).format(date);
}

/** `24 Nov 2026, 14.05`. */
export function formatDateTime(iso: string): string {
  const date = parse(iso);
  return date ? dateFormat({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(date) : iso;
}

const day = (value: Date): number => Date.UTC(value.getFullYear(), value.getMonth(), value.getDate());

/** Whole days from the day of `iso` to the day of `today`. */
export function daysSince(iso: string, today: Date = new Date()): number | null {
  const date = parse(iso);
  if (!date) return null;
  return Math.round((day(today) - day(date)) / 86_400_000);
}

/** `18 MB`, `420 kB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${formatNumber(bytes)} B`;
  if (bytes < 1_000_000) return `${formatNumber(Math.round(bytes / 1000))} kB`;
  return `${formatNumber(bytes / 1_000_000, 1)} MB`;
}
