/** An absence while it is entered, and its days in words. */
import type { AbsenceForm, AbsenceItem } from '../backend';
import { formatDate, m, say } from '../lang';

export const absenceKinds = ['leave', 'study_leave', 'class_duty', 'clinic_duty', 'other'] as const;

export const isDuty = (kind: string): boolean => kind === 'class_duty' || kind === 'clinic_duty';

/** A leave keeps no note: its reason may be one of health. */
export const keepsNote = (kind: string): boolean => kind !== 'leave';

export const kindText = (kind: string): string => say(`roster_absence_kind_${kind}`) ?? kind;

export const newAbsence = (nip: string): AbsenceForm => ({ id: null, nip, kind: 'leave', first: null, last: null, note: '' });

/** The form that makes an absence what it is now: to change it, or to bring it back. */
export const formOf = ({ id, nip, kind, first, last, note }: AbsenceItem): AbsenceForm => ({ id, nip, kind, first, last, note });

/** `1 April 2027 – 30 April 2027`; a duty without days holds always. */
export function daysText({ first, last }: Pick<AbsenceItem, 'first' | 'last'>): string {
  if (first === null && last === null) return m.roster_absence_always();
  return `${first === null ? '…' : formatDate(first)} – ${last === null ? m.roster_absence_open() : formatDate(last)}`;
}

/** What must be mended before it can be saved, as the key of its words. */
export function absenceFault({ kind, first, last }: AbsenceForm): 'problem_absence_no_start' | 'problem_absence_order' | null {
  if (first === null && !isDuty(kind)) return 'problem_absence_no_start';
  return first !== null && last !== null && last < first ? 'problem_absence_order' : null;
}
