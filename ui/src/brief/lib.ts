/** The state of a need being written, without a screen. */
import type { BriefForm, FormFault, RequirementForm, SeatCount, SeatForm } from '../backend';
import { formatNumber } from '../lang';

export const ranks = ['I/a', 'I/b', 'I/c', 'I/d', 'II/a', 'II/b', 'II/c', 'II/d', 'III/a', 'III/b', 'III/c', 'III/d', 'IV/a', 'IV/b', 'IV/c', 'IV/d', 'IV/e'] as const;
export const asnKinds = ['pns', 'cpns', 'pppk', 'pppk_part_time'] as const;
export const levels = [1, 2, 3, 4, 5] as const;

export const newRequirement = (competency: string): RequirementForm => ({ competency, minimum: 3, preferred: null, weight: 3 });
export const newSeat = (role: string): SeatForm => ({ code: '', role, count: 1, count_min: null, hours: 4, rank_min: null, rank_max: null, kinds: [], requirements: [], office: null, cost: 0 });

/** The next working year, as most teams run. */
export function newBrief(today: Date): BriefForm {
  const year = today.getFullYear() + (today.getMonth() >= 9 ? 1 : 0);
  return {
    id: null,
    version: 0,
    code: '',
    title: '',
    host_id: null,
    start: `${year}-01-02`,
    end: `${year}-12-31`,
    seats: [],
    coverage: [],
    min_agencies: null,
    max_per_agency: null,
    host_share_max: null,
    no_lone_outsider: false,
    representation: [],
    growth: false,
    pins: { locked: [], excluded: [], included: [], apart: [] },
  };
}

export const replaceAt = <T,>(list: readonly T[], at: number, next: T): T[] => list.map((item, index) => (index === at ? next : item));
export const removeAt = <T,>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);

export function move<T>(list: readonly T[], from: number, step: number): T[] {
  const to = from + step;
  if (to < 0 || to >= list.length) return [...list];
  const next = [...list];
  const [taken] = next.splice(from, 1);
  if (taken !== undefined) next.splice(to, 0, taken);
  return next;
}

/** Locks of a seat that is gone go with it. */
export function removeSeat(form: BriefForm, at: number): BriefForm {
  const gone = form.seats[at]?.code;
  return { ...form, seats: removeAt(form.seats, at), pins: { ...form.pins, locked: form.pins.locked.filter((lock) => gone === undefined || gone === '' || lock.seat !== gone) } };
}

export const isDirty = (form: BriefForm, saved: BriefForm): boolean => JSON.stringify(form) !== JSON.stringify(saved);

/** Seats the engine fills. */
export const seatsToFill = (form: BriefForm): number => form.seats.filter((seat) => seat.office === null).reduce((sum, seat) => sum + seat.count, 0);

/** What a number field holds; emptied, nothing. */
export const orNull = (value: string | number): number | null => (value === '' ? null : Number(value));

/** People a seat takes: `2`, or `1–3` where its size is free. */
export const countOf = ({ count, count_min }: SeatForm): string => (count_min == null || count_min >= count ? formatNumber(count) : `${formatNumber(count_min)}–${formatNumber(count)}`);

/** The fault of exactly this field. */
export const faultAt = (faults: readonly FormFault[], field: string): FormFault | undefined => faults.find((fault) => fault.field === field);

/** The sections of the form, as the ids of their headings. */
export type SectionId = 'about' | 'seats' | 'coverage' | 'mix' | 'pins';

export function sectionOf(field: string): SectionId {
  const first = field.split('.')[0] ?? '';
  if (first === 'seats' || first === 'coverage' || first === 'pins') return first;
  return ['min_agencies', 'max_per_agency', 'host_share_max', 'no_lone_outsider', 'representation', 'growth'].includes(first) ? 'mix' : 'about';
}

/** Fewer people than must sit, few people, or enough. */
export function plenty(count: SeatCount, seat: SeatForm): 'short' | 'few' | 'enough' {
  if (count.people < (seat.count_min ?? seat.count)) return 'short';
  return count.people < seat.count * 3 ? 'few' : 'enough';
}

/** Parts of a strip in percent; what is beyond `most` is summed as the last one without an id. */
export function stripOf(list: readonly { readonly agency_id: string; readonly agency: string; readonly people: number }[], most: number): { readonly id: string | null; readonly name: string; readonly people: number; readonly share: number }[] {
  const total = list.reduce((sum, row) => sum + row.people, 0);
  if (total === 0) return [];
  const head = list.slice(0, most).map((row) => ({ id: row.agency_id as string | null, name: row.agency, people: row.people, share: (row.people / total) * 100 }));
  const rest = list.slice(most).reduce((sum, row) => sum + row.people, 0);
  return rest === 0 ? head : [...head, { id: null, name: '', people: rest, share: (rest / total) * 100 }];
}
