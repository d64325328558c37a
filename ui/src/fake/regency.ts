/** A made-up regency: agencies, competencies and people drawn by a fixed sequence, so that every test sees the same. No real person. */
import type { AgencyItem, CompetencyItem, PersonRow } from '../backend';

/** Mulberry32: the same numbers on every machine. */
export function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const districts = ['Karawang Barat', 'Karawang Timur', 'Telukjambe Timur', 'Klari', 'Cikampek', 'Rengasdengklok', 'Cilamaya Wetan', 'Tempuran'];
const offices: readonly (readonly [string, string, number])[] = [
  ['Dinas Pendidikan dan Kebudayaan', 'Disdikbud', 42],
  ['Dinas Kesehatan', 'Dinkes', 21],
  ['Sekretariat Daerah', 'Setda', 3],
  ['Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', 'BKPSDM', 2],
  ['Badan Perencanaan Pembangunan Daerah', 'Bappeda', 2],
  ['Badan Pengelolaan Keuangan dan Aset Daerah', 'BPKAD', 2],
  ['Badan Pendapatan Daerah', 'Bapenda', 2],
  ['Dinas Pekerjaan Umum dan Penataan Ruang', 'DPUPR', 4],
  ['Dinas Komunikasi dan Informatika', 'Diskominfo', 2],
  ['Dinas Kependudukan dan Pencatatan Sipil', 'Disdukcapil', 2],
  ['Dinas Pertanian, Ketahanan Pangan dan Perikanan', '', 3],
  ['Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', 'DPMPTSP', 2],
  ['Inspektorat Daerah', 'Inspektorat', 2],
  ['Badan Penanggulangan Bencana Daerah', 'BPBD', 2],
  ['Satuan Polisi Pamong Praja', 'Satpol PP', 3],
  ...districts.map((name) => [`Kecamatan ${name}`, '', 1] as const),
];

const weight = offices.reduce((sum, [, , share]) => sum + share, 0);
const headcount = 12_500;

export const agencies: readonly AgencyItem[] = offices.map(([name, short, share], index) => ({
  id: `agency-${index + 1}`,
  name,
  short: short || name.replace('Kecamatan', 'Kec.'),
  people: Math.round((share / weight) * headcount),
}));

export const competencies: readonly CompetencyItem[] = [
  ['M.01', 'Integritas', 'manajerial'],
  ['M.02', 'Kerja Sama', 'manajerial'],
  ['M.03', 'Komunikasi', 'manajerial'],
  ['M.04', 'Orientasi pada Hasil', 'manajerial'],
  ['M.05', 'Pelayanan Publik', 'manajerial'],
  ['M.06', 'Pengembangan Diri dan Orang Lain', 'manajerial'],
  ['M.07', 'Mengelola Perubahan', 'manajerial'],
  ['M.08', 'Pengambilan Keputusan', 'manajerial'],
  ['SK.01', 'Perekat Bangsa', 'sosial_kultural'],
  ['T.03', 'Pengadaan Barang/Jasa Pemerintah', 'teknis'],
  ['T.05', 'Analisis Data dan Statistik Sektoral', 'teknis'],
  ['T.06', 'Pengembangan Sistem Informasi', 'teknis'],
  ['T.08', 'Pemetaan dan Sistem Informasi Geografis', 'teknis'],
].map(([code = '', name = '', kind = '']) => ({ code, name, kind, rated: kind === 'teknis' ? 1840 : 11_206 }));

const firsts = ['Siti', 'Asep', 'Dewi', 'Ujang', 'Rina', 'Dadan', 'Euis', 'Agus', 'Neneng', 'Budi', 'Iis', 'Yayan', 'Nia', 'Cecep', 'Lilis', 'Deden', 'Wulan', 'Hendra', 'Ratna', 'Iwan'];
const lasts = ['Nurhayati', 'Suhendar', 'Kusuma', 'Permana', 'Rahmawati', 'Hidayat', 'Lestari', 'Gunawan', 'Sumiati', 'Firmansyah', 'Kurniasih', 'Saepudin', 'Maulana', 'Anggraeni', 'Sutisna', 'Wijaya', 'Komalasari', 'Ramdani'];
const titles = ['', ', S.E.', ', S.Kom., M.T.', ', S.Pd.', ', S.T.', ', A.Md.', ', S.IP., M.Si.', ', S.H.', ', S.Kep., Ners'];
export const ranks = ['I/a', 'I/b', 'I/c', 'I/d', 'II/a', 'II/b', 'II/c', 'II/d', 'III/a', 'III/b', 'III/c', 'III/d', 'IV/a', 'IV/b', 'IV/c', 'IV/d', 'IV/e'];
const work = ['Analis Kebijakan Ahli Muda', 'Pranata Komputer Ahli Pertama', 'Perencana Ahli Muda', 'Pengelola Keuangan', 'Guru Ahli Madya', 'Perawat Terampil', 'Arsiparis Ahli Pertama', 'Kepala Seksi Pelayanan', 'Pengadministrasi Perkantoran', 'Penata Ruang Ahli Muda'];

const pick = <T,>(next: () => number, list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;

function person(next: () => number, index: number, agency: AgencyItem): PersonRow {
  const kind = next() < 0.7 ? 'pns' : next() < 0.7 ? 'pppk' : 'pppk_part_time';
  const served = next() < 0.78 ? 0 : Math.floor(next() * 6) + 1;
  const serial = String(900 + (index % 100));
  const year = 1967 + (index % 33);
  const nip = `${year}${String((index % 12) + 1).padStart(2, '0')}${String((index % 28) + 1).padStart(2, '0')}${year + 24}03${(index % 2) + 1}${serial}`;
  const rank = kind === 'pns' ? pick(next, ranks.slice(6, 15)) : '';
  return {
    nip: nip.slice(0, 13) + String(index).padStart(5, '0'),
    name: `${next() < 0.08 ? 'Dr. ' : ''}${pick(next, firsts)} ${pick(next, lasts)}${pick(next, titles)}`,
    agency_id: agency.id,
    agency: agency.name,
    position: pick(next, work),
    rank,
    kind,
    active: next() > 0.03,
    served,
    balance: Math.round((0.18 - served * 0.24 + (next() - 0.5) * 0.3) * 1000) / 1000,
    level: null,
  };
}

function populate(): PersonRow[] {
  const next = sequence(7);
  let index = 0;
  const people = agencies.flatMap((agency) =>
    Array.from({ length: agency.people }, () => {
      index += 1;
      return person(next, index, agency);
    }),
  );
  const longest = people[0];
  if (longest) people[0] = { ...longest, name: 'Prof. Dr. H. Raden Mochamad Abdurrahman Wiranatakusumah Soeriadiningrat, S.Sos., S.H., M.Si., Ph.D.', position: 'Kepala Subbagian Perencanaan, Evaluasi, Pelaporan, dan Pengelolaan Keuangan Sekretariat Dinas Pendidikan dan Kebudayaan' };
  return people;
}

export const people: readonly PersonRow[] = populate();

/** The level of a person in a competency; a quarter is not assessed. */
export function levelOf(nip: string, code: string): number | null {
  let hash = 17;
  for (const letter of nip + code) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  const draw = hash % 100;
  if (draw < 25) return null;
  return draw < 45 ? 2 : draw < 75 ? 3 : draw < 92 ? 4 : draw < 97 ? 1 : 5;
}
