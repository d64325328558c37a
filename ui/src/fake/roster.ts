/** The staff list without Rust. */
import type { AbsenceForm, AbsenceItem, FileReport, Finding, ImportItem, ImportReport, OfficeCalls, PeopleQuery, PersonRow, Profile } from '../backend';
import { Problem } from '../problem';
import { changed, work } from './common';
import { agencies, competencies, levelOf, people, ranks } from './regency';

const files: FileReport[] = [
  { file: 'pegawai_siasn.xlsx', kind: 'personnel', new: 12_466, changed: 0, unchanged: 0, refused: 34 },
  { file: 'hierarki_unor.xlsx', kind: 'units', new: 812, changed: 0, unchanged: 0, refused: 0 },
  { file: 'kompetensi_hasil_penilaian_tahun_2025_gelombang_kedua_final_revisi.xlsx', kind: 'ratings', new: 98_120, changed: 0, unchanged: 0, refused: 61 },
  { file: 'riwayat_tim.xlsx', kind: 'teams+memberships', new: 1_204, changed: 18, unchanged: 0, refused: 2 },
];

const kinds = ['nip_float_lost_digits', 'nip_length', 'date_us', 'level_out_of_range', 'dup_exact', 'unit_unknown'];
const treatments: readonly string[] = ['refused_row', 'refused_row', 'asked', 'refused_cell', 'merged', 'warned'];

const findings: Finding[] = Array.from({ length: 96 }, (_, index) => {
  const at = index % kinds.length;
  return {
    file: files[at % files.length]?.file ?? '',
    sheet: 'Sheet1',
    row: 12 + index * 7,
    column: at === 4 ? 0 : 3 + at,
    header: ['NIP BARU', 'NIP BARU', 'TMT GOLONGAN', 'Kerja Sama', '', 'UNOR NAMA'][at] ?? '',
    kind: kinds[at] ?? '',
    value: ['1,98501E+17', '19850112201003', '03/04/2019', '7', '198501122010031901', 'Seksi Pembinaan Pendidikan Dasar'][at] ?? '',
    treatment: treatments[at] ?? 'warned',
    advice: 'Perbaiki sel ini di berkas asal sebagai teks, lalu impor kembali.',
  };
});

let imports: ImportItem[] = [
  { id: 'import-2', at: '2026-11-20T03:12:00Z', by: 'Rina Kurniasih', files: files.slice(2, 3), findings: 61, undone: false, can_undo: true },
  { id: 'import-1', at: '2026-11-02T02:40:00Z', by: 'Rina Kurniasih', files, findings: findings.length, undone: false, can_undo: false },
];

const rankOrder = (row: PersonRow): number => ranks.indexOf(row.rank) + 1;

const sorts: Readonly<Record<string, (a: PersonRow, b: PersonRow) => number>> = {
  name: (a, b) => a.name.localeCompare(b.name, 'id'),
  agency: (a, b) => a.agency.localeCompare(b.agency, 'id'),
  position: (a, b) => a.position.localeCompare(b.position, 'id'),
  rank: (a, b) => rankOrder(a) - rankOrder(b),
  served: (a, b) => a.served - b.served,
  balance: (a, b) => a.balance - b.balance,
};

function select(query: PeopleQuery): PersonRow[] {
  const word = query.search.toLocaleLowerCase('id');
  const { competency } = query;
  const rows = people
    .filter((row) => word === '' || row.name.toLocaleLowerCase('id').includes(word) || row.nip.includes(word))
    .filter((row) => query.agency_id === null || row.agency_id === query.agency_id)
    .filter((row) => !query.active_only || row.active)
    .filter((row) => query.rank_min === null || rankOrder(row) >= query.rank_min)
    .filter((row) => query.rank_max === null || (rankOrder(row) > 0 && rankOrder(row) <= query.rank_max))
    .map((row) => (competency === null ? row : { ...row, level: levelOf(row.nip, competency) }))
    .filter((row) => competency === null || query.level === null || (query.level === 0 ? row.level === null : row.level !== null && row.level >= query.level));
  const order = sorts[query.sort];
  if (order) rows.sort(order);
  return query.descending ? rows.reverse() : rows;
}

function profile(nip: string): Profile {
  const row = people.find((person) => person.nip === nip);
  if (!row) throw new Problem('not_found', { what: 'person', id: nip });
  const served = Array.from({ length: row.served }, (_, index) => ({
    team: ['Tim Penyusun Rencana Kerja', 'Tim Satu Data Kabupaten', 'Tim Pengendali Banjir', 'Tim Reformasi Birokrasi', 'Tim Percepatan Penurunan Stunting', 'Tim Penilai Inovasi'][index % 6] ?? '',
    role: index === 0 ? 'Ketua' : 'Anggota',
    decree: `800.1.3.3/kep.${2300 + index}/BKPSDM`,
    start: `${2025 - index}-02-01`,
    end: `${2025 - index}-12-31`,
    host: agencies[(index * 5 + 3) % agencies.length]?.name ?? '',
    mark: index % 2 === 0 ? 86 : null,
    by_rampak: index === 0,
  }));
  return {
    nip,
    name: row.name,
    agency_id: row.agency_id,
    agency: row.agency,
    unit_path: [row.agency, 'Sekretariat', 'Subbagian Perencanaan, Evaluasi dan Pelaporan'],
    position: row.position,
    position_kind: 'fungsional',
    position_since: '2021-04-01',
    rank: row.rank === '' ? 'IX' : `Penata (${row.rank})`,
    rank_since: '2022-10-01',
    kind: row.kind,
    standing: row.active ? 'Aktif' : 'Tugas Belajar',
    active: row.active,
    education: 'S-1 Teknik Informatika',
    until: '2041-03-01',
    absences: absences.filter((item) => item.nip === nip),
    days_decide: false,
    hours_used: row.served * 2,
    levels: competencies.map(({ code, name, kind }) => {
      const level = levelOf(nip, code);
      return { code, name, kind, level, dated: level === null ? null : '2024-08-15', source: level === null ? null : 'Uji kompetensi BKPSDM', stale: level !== null && kind === 'sosial_kultural', minimum: null, preferred: null };
    }),
    performance: [2025, 2024, 2023].map((year) => ({ year, rating: 'Baik' })),
    teams: served,
    partners: people.slice(40, 40 + Math.min(9, row.served * 3)).map((other, index) => ({ nip: other.nip, name: other.name, agency: other.agency, agency_id: agencies[index % agencies.length]?.id ?? '', times: 1 + (index % 3) })),
    balance: row.balance,
    updated: '2026-11-20T03:12:00Z',
  };
}

let absences: AbsenceItem[] = [];

function saveAbsence(form: AbsenceForm): AbsenceItem {
  if (form.first === null && !form.kind.endsWith('_duty')) throw new Problem('absence_no_start');
  if (form.first !== null && form.last !== null && form.last < form.first) throw new Problem('absence_order');
  const item = { ...form, id: form.id ?? `absence-${absences.length + 1}-${form.kind}-${form.first ?? ''}`, name: people.find((row) => row.nip === form.nip)?.name ?? '', note: form.kind === 'leave' ? '' : form.note, source: '' };
  absences = [...absences.filter((other) => other.id !== item.id), item];
  return item;
}

const report: ImportReport = { import: 'import-3', files, findings };

export const rosterCalls = {
  rosterPeople: async (query: PeopleQuery) => {
    const rows = select(query);
    return { total: people.length, rows };
  },
  rosterProfile: async (nip: string) => profile(nip),
  rosterAgencies: async () => [...agencies],
  rosterCompetencies: async () => [...competencies],
  rosterStats: async () => ({ people: people.length, agencies: agencies.length, units: 812, ratings: 98_120, unknown_ratings: 14_380 }),
  rosterAbsenceSave: async (form: AbsenceForm) => changed(saveAbsence(form), 'roster', 'brief', 'proposal'),
  rosterAbsenceDelete: async (id: string) => {
    const gone = absences.find((item) => item.id === id);
    if (!gone) throw new Problem('not_found', { what: 'absence', id });
    absences = absences.filter((item) => item !== gone);
    return changed(gone, 'roster', 'brief', 'proposal');
  },
  rosterImports: async () => imports,
  rosterImportUndo: async (id: string) => {
    imports = imports.map((item) => (item.id === id ? { ...item, undone: true, can_undo: false } : item));
    return changed(null, 'roster', 'ledger');
  },
} satisfies Partial<OfficeCalls>;

export const importCall = async (watcher: Parameters<typeof work>[0]) => {
  await work(watcher, files.map(({ file }) => ['read_sheet', file] as const));
  imports = [{ id: 'import-3', at: '2026-11-24T04:00:00Z', by: 'Rina Kurniasih', files, findings: findings.length, undone: false, can_undo: true }, ...imports.map((item) => ({ ...item, can_undo: false }))];
  return changed(report, 'roster', 'ledger');
};
