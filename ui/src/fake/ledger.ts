/** The assignment book without Rust. */
import type { ChanceLine, OfficeCalls, PersonLedger } from '../backend';
import { Problem } from '../problem';
import { agencies, people } from './regency';

/** As if all who are active had once been eligible. */
const could = people.filter((row) => row.active);
const passed = could.filter((row) => row.served === 0);
const balances = people.map((row) => row.balance);

function linesOf(served: number, balance: number): ChanceLine[] {
  const lines: ChanceLine[] = [];
  let after = 0;
  for (let index = 0; index <= served; index += 1) {
    const credit = index === served ? 0 : 0.07;
    const debit = index === served ? 0 : 0.31;
    after = index === served ? balance : after + credit - debit;
    lines.push({
      kind: index === 0 ? 'opening' : 'decree',
      team: index === 0 ? '' : 'Tim Satu Data Kabupaten Karawang',
      decree: index === 0 ? '' : `800.1.3.3/kep.${2300 + index}/BKPSDM`,
      date: `${2023 + index}-03-01`,
      role: index === 0 ? null : 'Anggota',
      credit,
      debit,
      after,
      weight: index === 0 ? null : 1 / 2 ** ((served - index) / 2),
      refused: index === 1 && served > 2,
    });
  }
  return lines;
}

function person(nip: string): PersonLedger {
  const row = people.find((item) => item.nip === nip);
  if (!row) throw new Problem('not_found', { what: 'person', id: nip });
  return { nip, name: row.name, agency: row.agency, balance: row.balance, opportunity_gap: row.balance * 1.8 + 0.1, lines: linesOf(row.served, row.balance) };
}

export const ledgerCalls = {
  ledgerBalance: async () => ({
    sum: 0,
    gini: 0.34,
    jain: 0.71,
    eligible: could.length,
    never: passed.length,
    never_share: passed.length / could.length,
    largest: Math.max(...balances),
    smallest: Math.min(...balances),
    index: 0.21,
    expected: 0.58,
    people: people.map(({ nip, name, agency, agency_id, balance, served, active }) => ({ nip, name, agency, agency_id, balance, credit: Math.max(0, balance) + served * 0.4, debit: served * 0.4 + Math.max(0, -balance), served, eligible: active })),
  }),
  ledgerPerson: async (nip: string) => person(nip),
  ledgerAgencies: async () =>
    agencies.map((agency, index) => {
      const own = people.filter((row) => row.agency_id === agency.id);
      const served = own.reduce((sum, row) => sum + row.served, 0);
      const able = could.filter((row) => row.agency_id === agency.id);
      const tied = index !== 14;
      return {
        agency_id: agency.id,
        agency: agency.name,
        people: own.length,
        served,
        seats_per_head: served / Math.max(1, own.length),
        balance: own.reduce((sum, row) => sum + row.balance, 0) / 10,
        eligible: able.length,
        never: able.filter((row) => row.served === 0).length,
        seats_per_eligible: able.length === 0 ? null : served / able.length,
        internal_ties: tied ? 30 - index : 0,
        external_ties: tied ? 14 + index * 3 : 0,
        index: tied ? (index * 4 - 16) / (44 + index * 2) : null,
        expected: tied ? 0.58 : null,
      };
    }),
  ledgerTeams: async () =>
    Array.from({ length: 34 }, (_, index) => ({
      id: `team-${index + 1}`,
      title: ['Tim Satu Data Kabupaten Karawang', 'Tim Pengendali Banjir', 'Tim Reformasi Birokrasi', 'Tim Percepatan Penurunan Stunting dan Perbaikan Gizi Masyarakat Tingkat Kabupaten'][index % 4] ?? '',
      decree: `800.1.3.3/kep.${2400 - index}/BKPSDM`,
      host: agencies[(index * 3) % agencies.length]?.name ?? '',
      start: `${2026 - Math.floor(index / 10)}-02-01`,
      end: `${2026 - Math.floor(index / 10)}-12-31`,
      members: 6 + (index % 9),
      agencies: 2 + (index % 6),
      blau: 1 - 1 / (2 + (index % 6)),
      by_rampak: index < 5,
    })),
  ledgerLending: async () => {
    const pairs = agencies.flatMap((from, at) => agencies.slice(0, 9).map((to, other) => ({ from_id: from.id, from: from.name, to_id: to.id, to: to.name, seats: from === to ? 0 : (at * 5 + other * 3) % 7 }))).filter((pair) => pair.seats > 3);
    const sum = (own: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(own).reduce((seats, pair) => seats + pair.seats, 0);
    const rows = agencies.map(({ id, name }) => ({ agency_id: id, agency: name, lent: sum((pair) => pair.from_id === id), borrowed: sum((pair) => pair.to_id === id) }));
    const all = rows.map((row) => ({ ...row, net: row.lent - row.borrowed })).sort((a, b) => b.net - a.net);
    return { teams: 31, no_host: 3, agencies: all.filter((row) => row.lent + row.borrowed > 0), pairs: pairs.sort((a, b) => b.seats - a.seats) };
  },
  ledgerOpportunity: async () => {
    const rows = people.map(({ nip, name, agency, agency_id, balance, served }) => ({ nip, name, agency, agency_id, opportunity: Math.abs(balance) * 2 + served * 0.4, served, gap: Math.abs(balance) * 2 - served * 0.6 }));
    return { teams: 5, not_counted: 29, sum: 0, people: rows.sort((a, b) => b.gap - a.gap) };
  },
} satisfies Partial<OfficeCalls>;
