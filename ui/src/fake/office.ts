/** The file, its settings and the home page without Rust. */
import type { Home, OfficeCalls, OfficeInfo, Settings } from '../backend';
import { Problem } from '../problem';
import { cancelWork, changed, keepWork, work } from './common';
import { agencies, people } from './regency';

let info: OfficeInfo = { file: 'karawang-contoh.rampak', sample: true, empty: false, people: people.length, program_version: '0.1.0' };

/** For tests and previews of the first start. */
export function emptyOffice(empty: boolean): void {
  info = { ...info, empty, sample: !empty, people: empty ? 0 : people.length, file: empty ? 'Kantor baru.rampak' : 'karawang-contoh.rampak' };
}

// The preview shows the first start at `?empty`.
if (window.location.search === '?empty') emptyOffice(true);

let settings: Settings = {
  version: 1,
  language: 'id',
  user_name: 'Rina Kurniasih',
  region: 'Kabupaten Karawang',
  place: 'Karawang',
  hours_cap: 16,
  teams_cap: 3,
  paid_teams_cap: 3,
  fit_tolerance: 3,
  pair_window_months: 24,
  assessment_years: 3,
  half_life_months: 24,
  refusal_counts: true,
  consent_required: false,
  asn_kinds: ['pns', 'pppk'],
  check_retirement: true,
  decree: {
    paper: 'a4',
    font_size: 12,
    margin_top: 2,
    margin_right: 2,
    margin_bottom: 2.5,
    margin_left: 3,
    centred_letterhead: true,
    emblem: true,
    letterhead: ['BUPATI KARAWANG'],
    address: 'Jalan Ahmad Yani Nomor 1 Karawang',
    issuer: 'BUPATI KARAWANG',
    signatory_capacity: ['BUPATI KARAWANG,'],
    signatory_name: 'NAMA BUPATI',
    signatory_rank: '',
    signatory_nip: '',
    recalling: ['Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara;'],
    recalling_library: [
      'Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara;',
      'Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;',
      'Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 7 Tahun 2022 tentang Sistem Kerja pada Instansi Pemerintah untuk Penyederhanaan Birokrasi;',
    ],
    copies: ['Inspektur Daerah Kabupaten Karawang', 'Kepala BKPSDM Kabupaten Karawang'],
  },
};

const histogram = [0, 1, 2, 3, 4, 5].map((seats) => people.filter((person) => person.active && (seats === 5 ? person.served >= 5 : person.served === seats)).length);

const home: Home = {
  waiting: [
    { kind: 'brief_draft', id: 'brief-2', title: 'Tim Penyusun Rencana Aksi Daerah Penanggulangan Banjir Sungai Citarum dan Anak-Anak Sungainya', since: '2026-11-21T02:00:00Z' },
    { kind: 'proposal_open', id: 'proposal-1', title: 'Tim Satu Data Kabupaten Karawang', since: '2026-11-22T04:30:00Z' },
    { kind: 'proposal_approved', id: 'proposal-4', title: 'Tim Penilai Inovasi Daerah', since: '2026-11-18T01:10:00Z' },
    { kind: 'decree_draft', id: 'decree-2', title: 'Tim Percepatan Penurunan Stunting', since: '2026-11-14T08:00:00Z' },
  ],
  freshness: [
    { kind: 'personnel', imported: '2026-11-02T02:40:00Z', rows: people.length },
    { kind: 'ratings', imported: '2026-11-20T03:12:00Z', rows: 98_120 },
    { kind: 'memberships', imported: '2026-11-02T02:40:00Z', rows: 1204 },
    { kind: 'performance', imported: null, rows: 0 },
    { kind: 'workload', imported: '2025-09-30T02:40:00Z', rows: 8100 },
  ],
  people: people.length,
  agencies: agencies.length,
  never_served: histogram[0] ?? 0,
  active: people.filter((person) => person.active).length,
  served_histogram: histogram,
  openness: agencies.slice(0, 8).map((agency, index) => ({ agency_id: agency.id, agency: agency.name, internal_ties: 40 - index * 4, external_ties: 12 + index * 9, index: (12 + index * 9 - (40 - index * 4)) / (52 + index * 5), expected: 0.62 - index * 0.02 })),
};

export const officeCalls = {
  officeInfo: async () => info,
  settingsGet: async () => settings,
  settingsSave: async (next: Settings) => {
    if (next.version !== settings.version) throw new Problem('stale');
    settings = { ...next, version: next.version + 1 };
    return changed(settings, 'settings');
  },
  home: async () => home,
  officeChoose: async () => {
    emptyOffice(false);
    return info;
  },
  officeNew: async () => {
    emptyOffice(true);
    return info;
  },
  jobCancel: async () => {
    cancelWork();
    return null;
  },
  jobKeep: async () => {
    keepWork();
    return null;
  },
  sampleLoad: async (watcher: Parameters<typeof work>[0]) => {
    await work(watcher, [['sample', null], ['read_sheet', 'pegawai_siasn.xlsx']]);
    emptyOffice(false);
    return changed(info, 'roster', 'brief', 'ledger', 'settings');
  },
} satisfies Partial<OfficeCalls>;
