/** Pretend proposals: a need, who sits where, and everything the page shows worked out from them. */
import type { BriefForm, ConsentView, CostView, CoverageLine, MemberView, OverrideView, Party, PersonRef, PersonRow, PinView, ProposalItem, ProposalView, SeatForm } from '../backend';
import { Problem } from '../problem';
import { agencyName, briefs, byAgency, competencyName, eligible, noRule, progressOf } from './brief';
import { levelOf, people } from './regency';

export interface Pick {
  readonly seat: string;
  readonly nip: string;
}

export function fitOf(row: { readonly nip: string }, of: SeatForm): number {
  const wishes = of.requirements.filter((need) => need.preferred !== null);
  if (wishes.length === 0) return 100;
  const total = wishes.reduce((sum, need) => sum + need.weight, 0);
  const got = wishes.reduce((sum, need) => sum + need.weight * Math.min(1, (levelOf(row.nip, need.competency) ?? 0) / (need.preferred ?? 1)), 0);
  return Math.round((got / total) * 1000) / 10;
}

export interface Kept {
  readonly id: string;
  readonly form: BriefForm;
  picks: Pick[];
  pins: PinView[];
  letter: string;
  state: string;
  outcome: string;
  seed: string | null;
  version: number;
  overrides: OverrideView[];
  approved: string | null;
  note: string | null;
  readonly answers: Map<string, ConsentView>;
  decree_id: string | null;
  from: string | null;
}

export const kept = new Map<string, Kept>();
let serial = 0;

export const person = (nip: string): PersonRow => {
  const row = people.find((item) => item.nip === nip);
  if (!row) throw new Problem('not_found', { what: 'person', id: nip });
  return row;
};

export const keep = (id: string): Kept => {
  const found = kept.get(id);
  if (!found) throw new Problem('not_found', { what: 'proposal', id });
  return found;
};

export const refOf = (nip: string, role: string): PersonRef => {
  const { name, agency, agency_id } = person(nip);
  return { nip, name, agency, agency_id, role };
};

export const roleOf = (form: BriefForm, code: string): string => form.seats.find((of) => of.code === code)?.role ?? code;

const answerOf = (item: Kept, nip: string, party: Party): ConsentView => item.answers.get(`${party} ${nip}`) ?? { party, answer: 'not_asked', name: '', reason: '', at: '', by: '' };

function member(item: Kept, of: SeatForm, nip: string): MemberView {
  const row = person(nip);
  const answers = [answerOf(item, nip, 'person'), answerOf(item, nip, 'superior')] as [ConsentView, ConsentView];
  return {
    nip,
    name: row.name,
    position: row.position,
    agency: row.agency,
    agency_id: row.agency_id,
    rank: row.rank,
    fit: fitOf(row, of),
    balance: row.balance,
    served: row.served,
    needs: of.requirements.map((need) => ({ competency: need.competency, name: competencyName(need.competency), level: levelOf(nip, need.competency), minimum: need.minimum, preferred: need.preferred, weight: need.weight })),
    locked: item.pins.some((pin) => pin.kind === 'locked' && pin.nip === nip),
    mentor: null,
    consent: answers[0].answer,
    superior_consent: answers[1].answer,
    serves: false,
    answers,
  };
}

const line = (kind: string, subject: string | null, value: string | null, needed: number, counted: readonly PersonRow[], have = counted.length): CoverageLine => ({ rule: { kind, seat: null, subject, value }, needed, have, people: counted.map((row) => row.nip), met: have >= needed });

function coverage(form: BriefForm, rows: readonly PersonRow[]): CoverageLine[] {
  const lines: CoverageLine[] = form.seats.filter((of) => of.office === null).map((of) => ({ ...line('seats', null, String(of.count), of.count, []), rule: { kind: 'seats', seat: of.role, subject: null, value: String(of.count) }, have: of.count, met: true }));
  for (const want of form.coverage) lines.push(line('coverage', competencyName(want.competency), String(want.level), want.people, rows.filter((row) => (levelOf(row.nip, want.competency) ?? 0) >= want.level)));
  if (form.min_agencies !== null) lines.push(line('min_agencies', null, String(form.min_agencies), form.min_agencies, rows, new Set(rows.map((row) => row.agency_id)).size));
  for (const want of form.representation) lines.push(line('representation', want.prefix, String(want.people), want.people, rows.filter((row) => row.agency.startsWith(want.prefix))));
  return lines;
}

export const figures = (form: BriefForm, picks: readonly Pick[]) => {
  const rows = picks.map((pick) => person(pick.nip));
  const fit = picks.reduce((sum, pick) => sum + fitOf(pick, form.seats.find((of) => of.code === pick.seat) ?? form.seats[0]!), 0);
  return { fit, chance: rows.reduce((sum, row) => sum + row.balance, 0), agencies: new Set(rows.map((row) => row.agency_id)).size, repeat_pairs: picks.length > 3 ? 1 : 0 };
};

export const costs = (form: BriefForm, before: readonly Pick[], after: readonly Pick[]): CostView[] => {
  const [old, next] = [figures(form, before), figures(form, after)];
  return (['fit', 'chance', 'agencies', 'repeat_pairs'] as const).map((name) => ({ name, before: old[name], after: next[name] }));
};

export const item = (one: Kept): ProposalItem => ({
  id: one.id,
  brief_id: one.form.id ?? '',
  title: one.form.title,
  letter: one.letter,
  state: one.state,
  outcome: one.outcome,
  gap: one.outcome === 'proved' ? 0 : 0.008,
  members: one.picks.length,
  agencies: figures(one.form, one.picks).agencies,
  created: '2026-11-22T04:30:00Z',
  created_by: 'Rina Kurniasih',
});

export function viewOf(one: Kept): ProposalView {
  const { form } = one;
  const rows = one.picks.map((pick) => person(pick.nip));
  const sums = figures(form, one.picks);
  const mix = byAgency(rows);
  return {
    id: one.id,
    version: one.version,
    brief_id: form.id ?? '',
    brief_title: form.title,
    host: agencyName(form.host_id),
    start: form.start,
    end: form.end,
    letter: one.letter,
    siblings: [...kept.values()].filter((other) => other.form.id === form.id && (other.state !== 'superseded' || other.id === one.id)).map(item),
    state: one.state,
    outcome: one.outcome,
    gap: one.outcome === 'proved' ? 0 : 0.008,
    criteria: Object.entries(sums).map(([name, value]) => ({ name, value, bound: value * (one.outcome === 'proved' ? 1 : 1.008), gap: one.outcome === 'proved' ? 0 : 0.008, best: name === 'fit' ? value * 1.012 : value })),
    seats: form.seats.map((of) => ({ seat: of.code, role: of.role, count: of.count, hours: of.hours, office: of.office, eligible: of.office === null ? eligible(form, of).length : 0, members: one.picks.filter((pick) => pick.seat === of.code).map((pick) => member(one, of, pick.nip)) })),
    coverage: coverage(form, rows),
    mix: { agencies: mix, blau: 1 - mix.reduce((sum, agency) => sum + (agency.people / Math.max(1, rows.length)) ** 2, 0), new_pairs: 9, repeat_pairs: sums.repeat_pairs },
    fairness: { fit_given_up: 1.2, fit_best: sums.fit * 1.012, balance_sum: sums.chance, first_timers: rows.filter((row) => row.served === 0).length, considered: 312, narrow: form.id === 'brief-1' ? [{ role: 'Ketua', candidates: 3, sole: false, rule: { kind: 'rank', ...noRule, value: 'III/d' } }] : [] },
    pins: one.pins,
    warnings: one.seed !== null && one.seed !== '' ? ['seed_by_hand'] : form.id === 'brief-1' ? ['narrow_seat'] : [],
    overrides: one.overrides,
    breaches: coverage(form, rows).filter((line) => !line.met).map((line) => line.rule),
    seed: one.seed ?? '1482213976',
    solver: 'HiGHS 1.11.0',
    elapsed: 3.2,
    created: '2026-11-22T04:30:00Z',
    created_by: 'Rina Kurniasih',
    note: one.note,
    approved: one.approved,
    approved_by: one.approved === null ? null : 'Rina Kurniasih',
    decree_id: one.decree_id,
    from: one.from,
    amends: null,
  };
}

export function keepProposal(form: BriefForm, picks: Pick[], outcome: string, seed: string | null): ProposalView {
  serial += 1;
  const siblings = [...kept.values()].filter((other) => other.form.id === form.id);
  const pins: PinView[] = form.pins.locked.map((lock) => ({ kind: 'locked', nip: lock.nip, name: person(lock.nip).name, seat: lock.seat }));
  const one: Kept = { id: `proposal-${serial}`, form: structuredClone(form), picks, pins, letter: 'ABCDEFGHIJ'[siblings.length % 10] ?? 'A', state: 'proposed', outcome, seed, version: 1, overrides: [], approved: null, note: null, answers: new Map(), decree_id: null, from: null };
  kept.set(one.id, one);
  if (form.id !== null) progressOf.set(form.id, { state: 'proposed', proposals: siblings.length + 1 });
  return viewOf(one);
}

export const sampleBrief = (): BriefForm => briefs.get('brief-1')!;
