/** A lottery without Rust: a small pool with two chances, and teams by number. */
import type { LotteryItem, LotteryOptions, LotteryView, MinutesForm, OfficeCalls, TeamSeat, Watcher } from '../backend';
import { Problem } from '../problem';
import { briefs, eligible, noRule } from './brief';
import { changed, sheet, wrap } from './common';
import { choose, solve } from './formation';
import { keepProposal, person, roleOf, type Pick } from './proposal-view';

const views = new Map<string, LotteryView>();
const hash = '7c9e04a1d25bf8836fe01a94c2d7b5603e8f1c4490ab6d72e5f3018c97d4b26a';

const found = (id: string): LotteryView => {
  const view = views.get(id);
  if (!view) throw new Problem('not_found', { what: 'lottery', id });
  return view;
};

const seatOf = (pick: Pick, role: string): TeamSeat => {
  const { nip, name, agency, agency_id } = person(pick.nip);
  return { seat: pick.seat, role, nip, name, agency, agency_id };
};

const line = '................................';

function minutesSheet(view: LotteryView, form: MinutesForm): string {
  const draw = view.draws.at(-1)!;
  const body = [
    'BERITA ACARA UNDIAN',
    `NOMOR ${form.number || line}`,
    ...wrap(`Pada hari ini, bertempat di ${form.place || line}, telah dilaksanakan undian untuk menyusun ${view.item.title}.`, 78),
    `Sidik: ${view.item.hash}`,
    ...wrap(`Nomor diperoleh dengan ${form.means}. Nomor yang keluar adalah ${draw.number}, ${form.zone.toUpperCase()}.`, 78),
    ...draw.team.map((row, at) => `${at + 1}. ${row.name} / ${row.nip} — ${row.agency} — ${row.role}`),
    'Pemimpin Undian,',
    form.leader.name || line,
    'Saksi-saksi:',
    ...form.witnesses.map((one, at) => `${at + 1}. ${one.name || line} ${one.position}`),
  ];
  return sheet(body, 842);
}

export const lotteryCalls = {
  lotteryFreeze: async (brief: string, options: LotteryOptions, watcher: Watcher) => {
    const form = briefs.get(brief);
    if (!form) throw new Problem('not_found', { what: 'brief', id: brief });
    await solve(watcher, ['eligibility', 'feasibility', 'fit', 'lottery_chances', 'lottery_panels']);
    if (!choose(form, [], [])) throw new Problem('lottery_impossible');
    const pool = [...new Set(form.seats.filter((of) => of.office === null).flatMap((of) => eligible(form, of).slice(0, 40)))];
    const chances = pool.map(({ nip, name, agency }, index) => ({ nip, name, agency, panels: index % 5 === 0 ? 31 : 54, chance: index % 5 === 0 ? 0.031 : 0.054 })).sort((a, b) => a.chance - b.chance);
    const low = chances.filter((row) => row.panels === 31).length;
    const item: LotteryItem = { id: `lottery-${views.size + 1}`, brief_id: brief, title: form.title, objective: options.objective, panels: options.panels ?? 1000, pool: pool.length, hash, created: '2026-11-24T05:10:00Z', created_by: 'Rina Kurniasih', draws: 0, number: null, proposal: null };
    const view: LotteryView = {
      item,
      digits: 3,
      size: form.seats.filter((of) => of.office === null).reduce((sum, of) => sum + of.count, 0),
      smallest: 0.031,
      largest: 0.054,
      smallest_exact: 0.0314,
      largest_exact: 0.0541,
      bound: 0.0314,
      outcome: 'proved',
      levels: [{ chance: 0.031, people: low }, { chance: 0.054, people: pool.length - low }],
      chances,
      barred: [{ reason: { kind: 'standing', ...noRule }, people: 371 }, { reason: { kind: 'no_team', ...noRule }, people: 1 }],
      outside: chances.slice(0, 1).map(({ nip, name, agency }) => ({ nip, name, agency, reason: { kind: 'no_team', ...noRule } })),
      draws: [],
      solver: 'highs',
      elapsed: 1.2,
      warnings: [],
    };
    views.set(item.id, view);
    return changed(view, 'proposal');
  },
  lotteryDraw: async (id: string, digits: string, reason: string) => {
    const view = found(id);
    const form = briefs.get(view.item.brief_id)!;
    if (!/^\d+$/.test(digits)) throw new Problem('lottery_number', { number: digits, last: '999' });
    if (view.draws.length > 0 && reason.trim() === '') throw new Problem('lottery_reason');
    const picks = choose(form, [], [], Number(digits) % 7) ?? [];
    const proposal = keepProposal(form, picks, 'drawn', digits);
    const next: LotteryView = {
      ...view,
      item: { ...view.item, draws: view.draws.length + 1, number: Number(digits), proposal: proposal.id },
      draws: [...view.draws, { at: '2026-11-24T05:20:00Z', by: 'Rina Kurniasih', number: Number(digits), reason, late: false, proposal: proposal.id, team: picks.map((pick) => seatOf(pick, roleOf(form, pick.seat))) }],
    };
    views.set(id, next);
    return changed(next, 'proposal', 'brief');
  },
  lotteryList: async (brief: string | null) => [...views.values()].map((view) => view.item).filter((item) => brief === null || item.brief_id === brief).reverse(),
  lotteryGet: async (id: string) => found(id),
  minutesForm: async (id: string) => {
    if (found(id).draws.length === 0) throw new Problem('lottery_not_drawn', { title: found(id).item.title, digits: '3', brief: 'P01' });
    const blank = { name: '', position: '', nip: '' };
    return { number: '', place: 'Karawang', means: 'melempar 3 (tiga) dadu bersisi sepuluh (angka 0 sampai dengan 9) dan membacanya dari kiri ke kanan', zone: 'wib', leader: blank, witnesses: [blank, blank] };
  },
  minutesPages: async (id: string, form: MinutesForm) => [minutesSheet(found(id), form)],
  minutesExport: async (_id: string, form: MinutesForm) => ({ files: ['pdf', 'docx'].map((ending) => `/home/rina/Dokumen/BA-Undian-${form.number || 'rancangan'}.${ending}`) }),
  lotterySave: async () => ['undian-P01.json', 'undian-P01.json.sha256'],
  lotteryVerify: async () => ({ valid: true, hash, hash_checked: true, title: 'Tim Satu Data Kabupaten Karawang', created: '2026-11-24T05:10:00Z', objective: 'leximin', panels: 1000, pool: 120, smallest: 0.031, largest: 0.054, faults: [], team: [] }),
} satisfies Partial<OfficeCalls>;
