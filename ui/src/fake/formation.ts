/** Forming a team without Rust: a plausible choice, with progress that can be kept or cancelled. */
import type { BriefForm, FormationOptions, FormationResult, OfficeCalls, PersonRow, RelaxationText, Watcher } from '../backend';
import { Problem } from '../problem';
import { briefs, eligible } from './brief';
import { changed, pace, stopAsked, startWork } from './common';
import { fitOf, keepProposal, type Pick } from './proposal-view';

/** Best fit first, then who is owed most; at most two of an agency. */
export function choose(form: BriefForm, excluded: readonly string[], locked: readonly Pick[], shift = 0): Pick[] | null {
  const taken = new Set(locked.map((pick) => pick.nip));
  const perAgency = new Map<string, number>();
  const picks: Pick[] = [];
  for (const of of form.seats.filter((row) => row.office === null)) {
    const held = locked.filter((pick) => pick.seat === of.code);
    const list = eligible(form, of)
      .filter((row) => !excluded.includes(row.nip) && !taken.has(row.nip))
      .sort((a, b) => fitOf(b, of) - fitOf(a, of) || b.balance - a.balance);
    const chosen: PersonRow[] = [];
    for (const row of list.slice(shift)) {
      if (chosen.length + held.length >= of.count) break;
      if ((perAgency.get(row.agency_id) ?? 0) >= (form.max_per_agency ?? 2)) continue;
      perAgency.set(row.agency_id, (perAgency.get(row.agency_id) ?? 0) + 1);
      taken.add(row.nip);
      chosen.push(row);
    }
    if (chosen.length + held.length < of.count) return null;
    picks.push(...held, ...chosen.map((row) => ({ seat: of.code, nip: row.nip })));
  }
  return picks;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Plays the phases of the engine; true when the user asked to keep the best so far. */
export async function solve(watcher: Watcher, phases: readonly string[]): Promise<boolean> {
  startWork();
  for (const phase of phases) {
    const closing = phase === 'fit' || phase === 'chance' || phase === 'agencies';
    for (let step = 1; step <= 12; step += 1) {
      const asked = stopAsked();
      if (asked === 'cancel') throw new Problem('cancelled');
      if (asked === 'keep') return true;
      watcher.onmessage({ phase, detail: null, done: null, total: null, best: closing ? 480 - 60 / step : null, bound: closing ? 480 + 40 / step : null });
      await pause(pace.step * 2);
    }
  }
  return false;
}

function impossible(form: BriefForm): FormationResult {
  const at = form.seats.findIndex((of) => of.office === null && eligible(form, of).length < of.count);
  const of = form.seats[Math.max(0, at)];
  const rule = { kind: 'minimum', seat: of?.role ?? null, subject: 'Pengadaan Barang/Jasa Pemerintah', value: '5' };
  const lower: BriefForm = { ...form, seats: form.seats.map((row) => ({ ...row, requirements: row.requirements.map((need) => ({ ...need, minimum: need.minimum === null ? null : Math.min(3, need.minimum) })) })) };
  const ranked: BriefForm = { ...lower, seats: lower.seats.map((row) => ({ ...row, rank_min: null })) };
  const relax = (to: number | null, gains: number, text: string, next: BriefForm): RelaxationText => ({ rule, to, gains, text, form: next });
  return {
    proposal: null,
    outcome: 'infeasible',
    gap: null,
    criteria: [],
    team: [],
    conflict: [
      { rule, needed: of?.count ?? 1, available: at >= 0 && of ? eligible(form, of).length : 0, text: `Kursi ${of?.role ?? ''} membutuhkan ${of?.count ?? 1} orang dengan Pengadaan Barang/Jasa Pemerintah minimal level 5 dan Analisis Data dan Statistik Sektoral minimal level 5.` },
      { rule: { kind: 'min_agencies', seat: null, subject: null, value: String(form.min_agencies ?? 1) }, needed: form.min_agencies ?? 1, available: of?.count ?? 1, text: `Tim harus berasal dari paling sedikit ${form.min_agencies ?? 1} perangkat daerah, padahal hanya ada ${of?.count ?? 1} kursi.` },
    ],
    others: 1,
    minimal: true,
    relaxations: [
      relax(3, 214, 'Turunkan level minimal kedua kompetensi menjadi 3 dan syarat perangkat daerah menjadi 3', { ...ranked, min_agencies: 3 }),
      relax(null, 31, 'Hapus syarat golongan dan jumlah perangkat daerah', { ...ranked, min_agencies: null }),
    ],
    repair: { changes: ['Turunkan level minimal kedua kompetensi menjadi 3', 'Ubah syarat perangkat daerah menjadi 3'], form: { ...ranked, min_agencies: 3 }, by_form: true },
    warnings: [],
    seed: '7193085515240218845',
    solver: 'HiGHS',
    elapsed: 1.4,
  };
}

export const formationCalls = {
  formationPropose: async (brief: string, options: FormationOptions, watcher: Watcher) => {
    const form = briefs.get(brief);
    if (!form) throw new Problem('not_found', { what: 'brief', id: brief });
    const kept = await solve(watcher, ['eligibility', 'feasibility', 'fit', 'chance', 'agencies', 'tie_break']);
    const picks = choose(form, form.pins.excluded, form.pins.locked);
    const seats = form.seats.filter((of) => of.office === null).reduce((sum, of) => sum + of.count, 0);
    if (!picks || (form.min_agencies ?? 0) > seats) return changed(impossible(form), 'formation');
    const view = keepProposal(form, picks, kept ? 'stopped' : 'proved', options.seed);
    return changed({ proposal: view.id, outcome: view.outcome, gap: view.gap, criteria: view.criteria, team: [], conflict: [], others: 0, minimal: true, relaxations: [], repair: null, warnings: view.warnings, seed: view.seed, solver: view.solver, elapsed: view.elapsed } satisfies FormationResult, 'brief', 'proposal');
  },
} satisfies Partial<OfficeCalls>;
