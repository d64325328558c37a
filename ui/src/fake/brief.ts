/** Needs without Rust: three briefs, and who is eligible counted over the pretend people. */
import type { AgencyCount, BriefForm, BriefItem, FormFault, FunnelLine, OfficeCalls, PersonRow, RuleText, SeatCount, SeatForm } from '../backend';
import { Problem } from '../problem';
import { changed, work } from './common';
import { agencies, competencies, levelOf, people, ranks } from './regency';

export const noRule = { seat: null, subject: null, value: null };
export const competencyName = (code: string): string => competencies.find((item) => item.code === code)?.name ?? code;
export const agencyName = (id: string | null): string => agencies.find((item) => item.id === id)?.name ?? '';

const seat = (code: string, role: string, count: number, needs: readonly [string, number | null, number | null][], rank: number | null = null): SeatForm => ({
  code,
  role,
  count,
  count_min: null,
  hours: 4,
  rank_min: rank,
  rank_max: null,
  kinds: [],
  requirements: needs.map(([competency, minimum, preferred]) => ({ competency, minimum, preferred, weight: 3 })),
  office: null,
  cost: 0,
});

const blank: BriefForm = { id: null, version: 0, code: '', title: '', host_id: null, start: '2027-01-04', end: '2027-12-31', seats: [], coverage: [], min_agencies: null, max_per_agency: null, host_share_max: null, no_lone_outsider: false, representation: [], growth: false, pins: { locked: [], excluded: [], included: [], apart: [] } };

export const briefs = new Map<string, BriefForm>(
  (
    [
      {
        ...blank,
        id: 'brief-1',
        version: 3,
        code: 'P01',
        title: 'Tim Satu Data Kabupaten Karawang',
        host_id: 'agency-5',
        seats: [
          { ...seat('P01-K00', 'Pengarah', 1, []), office: 'Sekretaris Daerah' },
          seat('P01-K01', 'Ketua', 1, [['M.08', 3, 4], ['T.05', 3, null]], 12),
          seat('P01-K02', 'Analis data', 2, [['T.05', 3, 4], ['M.04', null, 3]], 9),
          seat('P01-K03', 'Anggota bidang sistem informasi dan pemetaan', 2, [['T.06', 3, 4], ['T.08', null, 3]]),
        ],
        coverage: [{ competency: 'M.03', level: 3, people: 2, people_max: null }],
        min_agencies: 4,
        max_per_agency: 2,
        host_share_max: 40,
        representation: [{ prefix: 'Kecamatan', people: 1 }],
      },
      { ...blank, id: 'brief-2', version: 1, code: 'P02', title: 'Tim Penyusun Rencana Aksi Daerah Penanggulangan Banjir Sungai Citarum dan Anak-Anak Sungainya', host_id: 'agency-14', seats: [seat('P02-K01', 'Anggota', 4, [['T.08', 3, null]])] },
      { ...blank, id: 'brief-3', version: 2, code: 'P03', title: 'Tim Penilai Inovasi Daerah', host_id: 'agency-5', seats: [seat('P03-K01', 'Penilai', 3, [['T.03', 5, null], ['T.05', 5, null]], 15)], min_agencies: 5 },
    ] satisfies BriefForm[]
  ).map((form) => [form.id, form]),
);
const deleted = new Set<string>();
/** States and counts that later rooms report. */
export const progressOf = new Map<string, { state: string; proposals: number }>();
let serial = 3;

const item = (form: BriefForm): BriefItem => ({
  id: form.id ?? '',
  code: form.code,
  title: form.title,
  host: agencyName(form.host_id),
  host_id: form.host_id,
  start: form.start,
  end: form.end,
  seats: form.seats.filter((row) => row.office === null).reduce((sum, row) => sum + row.count, 0),
  state: progressOf.get(form.id ?? '')?.state ?? 'draft',
  proposals: progressOf.get(form.id ?? '')?.proposals ?? 0,
  updated: '2026-11-22T04:30:00Z',
});

const rankOf = (row: PersonRow): number => ranks.indexOf(row.rank) + 1;
type Filter = readonly [rule: RuleText, passes: (row: PersonRow) => boolean];

function filters(form: BriefForm, of: SeatForm): Filter[] {
  const rule = (kind: string, subject: string | null = null, value: string | null = null): RuleText => ({ kind, seat: of.role, subject, value });
  const list: Filter[] = [[rule('standing'), (row) => row.active]];
  if (form.pins.excluded.length > 0) list.push([rule('excluded'), (row) => !form.pins.excluded.includes(row.nip)]);
  if (of.kinds.length > 0) list.push([rule('kind', of.kinds.join(', ')), (row) => of.kinds.includes(row.kind)]);
  if (of.rank_min !== null) list.push([rule('rank', null, ranks[of.rank_min - 1] ?? ''), (row) => rankOf(row) >= (of.rank_min ?? 0)]);
  for (const need of of.requirements) {
    if (need.minimum !== null) list.push([rule('minimum', competencyName(need.competency), String(need.minimum)), (row) => (levelOf(row.nip, need.competency) ?? 0) >= (need.minimum ?? 0)]);
  }
  return list;
}

const counted = new Map<string, PersonRow[]>();

/** Asked again and again for the same seat: counted once. */
export function eligible(form: BriefForm, of: SeatForm): PersonRow[] {
  const key = JSON.stringify([of, form.pins.excluded]);
  const known = counted.get(key);
  if (known) return known;
  const list = filters(form, of);
  const rows = people.filter((row) => list.every(([, passes]) => passes(row)));
  counted.set(key, rows);
  return rows;
}

export const byAgency = (rows: readonly { agency_id: string }[]): AgencyCount[] =>
  agencies
    .map((agency) => ({ agency_id: agency.id, agency: agency.name, people: rows.filter((row) => row.agency_id === agency.id).length }))
    .filter((row) => row.people > 0)
    .sort((a, b) => b.people - a.people);

export function countSeat(form: BriefForm, at: number): SeatCount {
  const of = form.seats[at] ?? seat('', '', 1, []);
  const list = filters(form, of);
  let left: readonly PersonRow[] = people;
  const funnel: FunnelLine[] = [{ rule: { kind: 'all', ...noRule }, remaining: people.length, removed: 0, not_assessed: 0, absent: [] }];
  for (const [rule, passes] of list) {
    const next = left.filter(passes);
    const removed = left.length - next.length;
    funnel.push({ rule, remaining: next.length, removed, not_assessed: rule.kind === 'minimum' ? Math.round(removed * 0.36) : 0, absent: [] });
    left = next;
  }
  const gains = list.map(([rule], skip) => ({ rule, gain: people.filter((row) => list.every(([, passes], index) => index === skip || passes(row))).length - left.length }));
  const most = gains.sort((a, b) => b.gain - a.gain)[0];
  const by_agency = byAgency(left);
  return { seat: at, people: left.length, agencies: by_agency.length, funnel, removes_most: most && most.gain > 0 ? most.rule : null, removes_most_gain: most?.gain ?? 0, by_agency };
}

export function check(form: BriefForm): FormFault[] {
  const faults: FormFault[] = [];
  const add = (field: string, kind: string) => faults.push({ field, kind });
  if (form.title.trim() === '') add('title', 'title_missing');
  if (form.host_id === null) add('host_id', 'host_missing');
  if (form.end < form.start) add('end', 'term_reversed');
  if (form.seats.length === 0) add('seats', 'seats_empty');
  form.seats.forEach((row, at) => {
    if (row.role.trim() === '') add(`seats.${at}.role`, 'role_missing');
    row.requirements.forEach((need, index) => {
      if (need.minimum !== null && need.preferred !== null && need.preferred <= need.minimum) add(`seats.${at}.requirements.${index}.preferred`, 'preferred_not_above');
    });
  });
  return faults;
}

function found(id: string): BriefForm {
  const form = briefs.get(id);
  if (!form || deleted.has(id)) throw new Problem('not_found', { what: 'brief', id });
  return form;
}

export const briefCalls = {
  briefList: async () => [...briefs.values()].filter((form) => !deleted.has(form.id ?? '')).map(item),
  briefGet: async (id: string) => structuredClone(found(id)),
  briefCheck: async (form: BriefForm) => check(form),
  briefSave: async (form: BriefForm) => {
    if (form.title.trim() === '') throw new Problem('brief_no_title');
    if (form.id !== null && found(form.id).version !== form.version) throw new Problem('stale');
    const id = form.id ?? `brief-${(serial += 1)}`;
    const code = form.code || `P${String(serial).padStart(2, '0')}`;
    const next = { ...structuredClone(form), id, code, version: form.version + 1, seats: form.seats.map((row, at) => ({ ...row, code: row.code || `${code}-K${String(at + 1).padStart(2, '0')}` })) };
    briefs.set(id, next);
    return changed(next, 'brief');
  },
  briefClone: async (id: string) => {
    serial += 1;
    const copy = { ...structuredClone(found(id)), id: `brief-${serial}`, version: 1, code: `P${String(serial).padStart(2, '0')}`, title: `${found(id).title} (salinan)` };
    briefs.set(copy.id, copy);
    return changed(copy.id, 'brief');
  },
  briefDelete: async (id: string) => {
    deleted.add(id);
    return changed(null, 'brief');
  },
  briefRestore: async (id: string) => {
    deleted.delete(id);
    return changed(null, 'brief');
  },
  briefImport: async (watcher: Parameters<typeof work>[0]) => {
    await work(watcher, [['read_sheet', 'proyek.xlsx']]);
    return changed({ import: 'import-9', files: [{ file: 'proyek.xlsx', kind: 'briefs', new: 12, changed: 0, unchanged: 0, refused: 1 }], findings: [] }, 'brief');
  },
  briefCount: async (form: BriefForm) => form.seats.map((_, at) => countSeat(form, at)),
} satisfies Partial<OfficeCalls>;
