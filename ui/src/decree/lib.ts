/** A decree being worded, without a screen. */
import type { CheckView, DecreeForm, DecreeView } from '../backend';

export const isDirty = (form: DecreeForm, saved: DecreeForm): boolean => JSON.stringify(form) !== JSON.stringify(saved);

export const fieldId = (field: string): string => `decree-${field.replaceAll('.', '-')}`;

/** Ids to try for a check's field: itself, then what holds it. */
export function fieldIds(field: string): string[] {
  const parts = field.split('.');
  return parts.map((_, at) => fieldId(parts.slice(0, parts.length - at).join('.')));
}

export const blocking = (checks: readonly CheckView[]): CheckView[] => checks.filter((check) => check.blocks);

export type Step = 'draft' | 'consent' | 'number' | 'issued';
export interface StepView {
  readonly step: Step;
  readonly done: boolean;
  readonly current: boolean;
}

/** Silence does not stop a decree unless the office wants it so; the checks say which. */
export function stepsOf(view: DecreeView, form: DecreeForm, consents: { readonly agreed: number; readonly members: number } | null): StepView[] {
  const issued = view.state === 'issued';
  const done: Record<Step, boolean> = {
    draft: issued || blocking(view.checks).length === 0,
    consent: consents !== null && consents.members > 0 && consents.agreed === consents.members,
    number: issued || (form.number.trim() !== '' && form.date !== ''),
    issued,
  };
  const order: readonly Step[] = view.kind === 'revocation' ? ['draft', 'number', 'issued'] : ['draft', 'consent', 'number', 'issued'];
  const current = issued ? 'issued' : (['draft', 'number', 'issued'] as const).find((step) => !done[step]);
  return order.map((step) => ({ step, done: done[step], current: step === current }));
}

const months = ['januari', 'februari', 'maret', 'april', 'mei', 'juni', 'juli', 'agustus', 'september', 'oktober', 'november', 'desember'];
const english = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

function iso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A typed day as an ISO date: `2026-11-24`, `24/11/2026`, `24-11-2026`, `24 November 2026`. */
export function parseDay(text: string): string | null {
  const words = text.trim().toLocaleLowerCase('id').split(/[\s/.-]+/);
  const [a = '', b = '', c = ''] = words;
  if (words.length !== 3) return null;
  if (/^\d{4}$/.test(a) && /^\d{1,2}$/.test(b) && /^\d{1,2}$/.test(c)) return iso(Number(a), Number(b), Number(c));
  if (!/^\d{1,2}$/.test(a) || !/^\d{4}$/.test(c)) return null;
  if (/^\d{1,2}$/.test(b)) return iso(Number(c), Number(b), Number(a));
  const named = [months, english].map((list) => list.findIndex((name) => b.length >= 3 && name.startsWith(b))).find((at) => at >= 0);
  return named === undefined ? null : iso(Number(c), named + 1, Number(a));
}

/** `a`, `b` … `z`, `aa`. */
export function letterOf(at: number): string {
  const last = String.fromCodePoint(97 + (at % 26));
  return at < 26 ? last : letterOf(Math.floor(at / 26) - 1) + last;
}

/** Library entries that are not yet in the list. */
export const unused = (library: readonly string[], list: readonly string[]): string[] => library.filter((entry) => !list.includes(entry));
