/**
 * Numbers and dates in the reader's own way, with tabular figures. Nothing is shown as a dash and read aloud as "tidak ada".
 *
 *   <NumberText value={12500} />   <DateText iso="2026-11-24" />   <DateText iso={stamp} time />
 */
import { formatDate, formatDateTime, formatNumber, m } from '../lang';

export function NumberText({ value, digits }: { readonly value: number | null; readonly digits?: number }) {
  return value === null ? <Nothing /> : <span>{formatNumber(value, digits)}</span>;
}

export function DateText({ iso, time = false, short = false }: { readonly iso: string | null; readonly time?: boolean; readonly short?: boolean }) {
  if (iso === null || iso === '') return <Nothing />;
  return <time dateTime={iso}>{time ? formatDateTime(iso) : formatDate(iso, short ? 'short' : 'long')}</time>;
}

export function Nothing() {
  return (
    <span>
      <span aria-hidden>–</span>
      <span className="visually-hidden">{m.common_nothing()}</span>
    </span>
  );
}
