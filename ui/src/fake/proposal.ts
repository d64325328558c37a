/** Proposals without Rust: why, why not, changes by hand, approval. */
import type { BrokenView, ChangeView, ConsentForm, CriterionOrder, FormationResult, NotAssessed, OfficeCalls, PricePoint, ProposalChange, ProposalFairness, ProposalView, ReplacementView, SeatCandidates, Watcher, WhyNotView, WhyView } from '../backend';
import { ruleText } from '../brief/words';
import { Problem } from '../problem';
import { briefs, competencyName, eligible, progressOf } from './brief';
import { changed } from './common';
import { choose, solve } from './formation';
import { costs, figures, fitOf, item, keep, keepProposal, kept, person, refOf, roleOf, sampleBrief, viewOf, type Kept, type Pick } from './proposal-view';
import { agencies, levelOf } from './regency';

/** Three alternatives of the first brief, and an approved team of the third. */
function seedProposals(): void {
  for (const [shift, outcome] of [[0, 'proved'], [3, 'within_gap'], [7, 'stopped']] as const) {
    keepProposal(sampleBrief(), choose(sampleBrief(), [], [], shift) ?? [], outcome, null);
  }
  const third = briefs.get('brief-3');
  if (!third) return;
  const easy = { ...third, seats: third.seats.map((of) => ({ ...of, rank_min: null, requirements: of.requirements.slice(0, 1).map((need) => ({ ...need, minimum: 3 })) })) };
  const view = keepProposal(easy, choose(easy, [], []) ?? [], 'proved', null);
  const one = keep(view.id);
  one.state = 'approved';
  one.approved = '2026-11-18T01:10:00Z';
  one.note = 'Disetujui dalam rapat koordinasi 18 November 2026.';
  progressOf.set('brief-3', { state: 'approved', proposals: 1 });
}
seedProposals();

function why(one: Kept, nip: string): WhyView {
  const pick = one.picks.find((row) => row.nip === nip);
  const of = one.form.seats.find((row) => row.code === pick?.seat);
  if (!of) throw new Problem('not_on_team');
  const row = person(nip);
  const pool = eligible(one.form, of);
  const view = viewOf(one).seats.flatMap((seat) => seat.members).find((member) => member.nip === nip);
  return {
    nip,
    name: row.name,
    agency: row.agency,
    role: of.role,
    fit: fitOf(row, of),
    fit_rank: pool.filter((other) => fitOf(other, of) > fitOf(row, of)).length + 1,
    eligible: pool.length,
    balance: row.balance,
    balance_rank: pool.filter((other) => other.balance > row.balance).length + 1,
    served: row.served,
    needs: view?.needs ?? [],
    brings_agency: one.picks.filter((other) => person(other.nip).agency_id === row.agency_id).length === 1,
    new_pairs: one.picks.filter((other) => person(other.nip).agency_id !== row.agency_id).length,
    repeat_pairs: 0,
    pinned: view?.locked ?? false,
    mentor: view?.mentor ?? null,
    sentences: [`Memenuhi semua syarat kursi ${of.role}.`, `Termasuk ${pool.length} orang yang memenuhi; kecocokannya ${Math.round(fitOf(row, of))} dari 100.`, row.served === 0 ? 'Belum pernah mendapat giliran dalam tim.' : `Sudah ${row.served} kali bertugas dalam tim.`],
  };
}

function whyNot(one: Kept, nip: string, asked: string | null): WhyNotView {
  const row = person(nip);
  const base = { nip, name: row.name, agency: row.agency, nearest_seat: null, costs: [], leaves: [], enters: [] };
  if (one.picks.some((pick) => pick.nip === nip)) return { ...base, verdict: 'on_team', bars: [], sentences: [`${row.name} sudah menjadi anggota tim ini.`] };
  const seats = one.form.seats.filter((of) => of.office === null && (asked === null || of.code === asked));
  const bars = seats.map((of) => {
    const need = of.requirements.find((wish) => wish.minimum !== null && (levelOf(nip, wish.competency) ?? 0) < wish.minimum);
    const open = eligible(one.form, of).some((other) => other.nip === nip);
    const level = need ? levelOf(nip, need.competency) : null;
    return { role: of.role, rule: open ? null : need ? { kind: 'minimum', seat: of.role, subject: competencyName(need.competency), value: String(need.minimum) } : { kind: 'rank', seat: of.role, subject: null, value: 'III/d' }, have: open ? null : need ? (level === null ? null : String(level)) : row.rank, need: open ? null : need ? String(need.minimum) : 'III/d', bars: open ? 0 : 1 };
  });
  const nearest = bars.find((bar) => bar.rule === null);
  const seat = seats.find((of) => of.role === nearest?.role);
  if (!seat) return { ...base, verdict: 'barred', bars, nearest_seat: bars[0]?.role ?? null, sentences: [`${row.name} tidak memenuhi syarat satu pun kursi. Kursi yang paling dekat: ${bars[0]?.role ?? ''}.`] };
  const out = one.picks.filter((pick) => pick.seat === seat.code).at(-1);
  const after = one.picks.map((pick) => (pick === out ? { seat: seat.code, nip } : pick));
  return { ...base, verdict: 'cost', bars, nearest_seat: seat.role, costs: costs(one.form, one.picks, after), leaves: out ? [refOf(out.nip, seat.role)] : [], enters: [refOf(nip, seat.role)], sentences: [`${row.name} memenuhi syarat, tetapi memasukkannya mengurangi nilai tim.`] };
}

const heldOf = (one: Kept) => ({
  locked: one.pins.filter((pin) => pin.kind === 'locked').map((pin): Pick => ({ seat: pin.seat ?? '', nip: pin.nip })),
  excluded: one.pins.filter((pin) => pin.kind === 'excluded').map((pin) => pin.nip),
});

function applied(one: Kept, change: ProposalChange): Pick[] | null {
  const { locked, excluded } = heldOf(one);
  if (change.action === 'replace') return one.picks.map((pick) => (pick.nip === change.out ? { seat: pick.seat, nip: change.in } : pick));
  if (change.action === 'swap') {
    const seatOf = (nip: string): string => one.picks.find((pick) => pick.nip === nip)?.seat ?? '';
    const other = (nip: string): string => (nip === change.a ? change.b : nip === change.b ? change.a : nip);
    return one.picks.map((pick) => ({ seat: seatOf(other(pick.nip)), nip: pick.nip }));
  }
  if (change.action === 'move') return [...one.picks.filter((pick) => pick.nip !== change.nip), { seat: change.seat, nip: change.nip }];
  if (change.action === 'lock') return one.picks.some((pick) => pick.nip === change.nip && pick.seat === change.seat) ? one.picks : choose(one.form, excluded, [...locked, { seat: change.seat, nip: change.nip }]);
  if (change.action === 'exclude' || change.action === 'substitute') {
    const others = one.picks.filter((pick) => pick.nip !== change.nip);
    return choose(one.form, [...excluded, change.nip], others);
  }
  return one.picks;
}

function pinned(one: Kept, change: ProposalChange): Kept['pins'] {
  if (change.action === 'replace' || change.action === 'swap' || change.action === 'move') return one.pins;
  const rest = one.pins.filter((pin) => pin.nip !== change.nip);
  if (change.action === 'lock') return [...rest, { kind: 'locked', nip: change.nip, name: person(change.nip).name, seat: change.seat }];
  if (change.action === 'exclude' || change.action === 'substitute') return [...rest, { kind: 'excluded', nip: change.nip, name: person(change.nip).name, seat: null }];
  return rest;
}

function replacements(one: Kept, nip: string): ReplacementView[] {
  const pick = one.picks.find((row) => row.nip === nip);
  const of = one.form.seats.find((row) => row.code === pick?.seat);
  if (!of) throw new Problem('not_on_team');
  return eligible(one.form, of)
    .filter((row) => !one.picks.some((other) => other.nip === row.nip))
    .sort((a, b) => fitOf(b, of) - fitOf(a, of) || b.balance - a.balance)
    .slice(0, 60)
    .map((row) => {
      const after = one.picks.map((other) => (other.nip === nip ? { seat: other.seat, nip: row.nip } : other));
      return { person: refOf(row.nip, of.role), fit: fitOf(row, of), balance: row.balance, costs: costs(one.form, one.picks, after), breaches: viewOf({ ...one, picks: after }).breaches };
    })
    .sort((a, b) => a.breaches.length - b.breaches.length)
    .slice(0, 20);
}

function move(id: string, version: number, patch: (one: Kept) => void) {
  const one = keep(id);
  if (one.version !== version) throw new Problem('stale');
  patch(one);
  one.version += 1;
  return changed<ProposalView>(viewOf(one), 'brief', 'proposal');
}

/** The smaller an agency, the fewer of its people were ever assessed. */
function notAssessed(): NotAssessed {
  const rows = agencies.slice(3, 15).map(({ id, name }, at) => ({ agency_id: id, agency: name, people: 61 - at * 4, seats: 2.4 / (at + 1) }));
  return { briefs: 12, people: rows.reduce((sum, row) => sum + row.people, 0), seats: rows.reduce((sum, row) => sum + row.seats, 0), agencies: rows };
}

const stamp = () => '2026-11-24T02:15:00Z';

export const proposalCalls = {
  proposalList: async (brief: string | null) => {
    const list = [...kept.values()].filter((one) => brief === null || one.form.id === brief).map(item);
    return brief === null ? list.reverse() : list;
  },
  proposalGet: async (id: string) => viewOf(keep(id)),
  proposalWhy: async (id: string, nip: string) => why(keep(id), nip),
  proposalWhyNot: async (id: string, nip: string, seat: string | null, watcher: Watcher) => {
    await solve(watcher, ['fit']);
    return whyNot(keep(id), nip, seat);
  },
  proposalChange: async (id: string, change: ProposalChange, note: string, dryRun: boolean, watcher: Watcher) => {
    const one = keep(id);
    await solve(watcher, change.action === 'replace' ? [] : ['fit']);
    const after = applied(one, change);
    if (after === null) return changed<ChangeView>({ proposal: null, outcome: 'infeasible', leaves: [], enters: [], costs: [], breaches: [], conflict: [] });
    const leaves = one.picks.filter((pick) => !after.some((next) => next.nip === pick.nip)).map((pick) => refOf(pick.nip, roleOf(one.form, pick.seat)));
    const enters = after.filter((pick) => !one.picks.some((old) => old.nip === pick.nip)).map((pick) => refOf(pick.nip, roleOf(one.form, pick.seat)));
    const moves = after.filter((pick) => one.picks.some((old) => old.nip === pick.nip && old.seat !== pick.seat)).map((pick) => refOf(pick.nip, roleOf(one.form, pick.seat)));
    /* The pretend teams may break a rule already: what counts is what the change breaks. */
    const before = viewOf(one).breaches.map((rule) => ruleText(rule));
    const lines = viewOf({ ...one, picks: after }).coverage.filter((line) => !line.met && !before.includes(ruleText(line.rule)));
    const broken = lines.map((line): BrokenView => ({ rule: line.rule, needed: line.needed, found: line.have, people: [], text: `Dilanggar: ${ruleText(line.rule)} (diminta ${line.needed}, ada ${line.have}).` }));
    const view: ChangeView = { proposal: null, outcome: broken.length > 0 ? 'infeasible' : 'proved', leaves, enters, moves, costs: costs(one.form, one.picks, after), breaches: lines.map((line) => line.rule), broken, conflict: [] };
    if (dryRun || broken.length > 0) return changed(view);
    const next = keep(keepProposal(one.form, after, 'proved', null).id);
    next.pins = pinned(one, change);
    next.letter = one.letter;
    next.from = one.id;
    next.overrides = [...one.overrides, { at: stamp(), by: 'Rina Kurniasih', action: change.action, detail: [...leaves, ...enters].map((ref) => ref.name).join(' → '), note }];
    one.state = 'superseded';
    return changed({ ...view, proposal: next.id }, 'proposal', 'brief');
  },
  proposalRestore: async (id: string, instead: string, version: number) => {
    const [old, now] = [keep(id), keep(instead)];
    if (now.version !== version) throw new Problem('stale');
    if (old.state !== 'superseded' || (old.from !== instead && now.from !== id)) throw new Problem('proposal_fixed', { state: old.state });
    old.state = 'proposed';
    now.state = 'superseded';
    old.version += 1;
    now.version += 1;
    return changed<ProposalView>(viewOf(old), 'proposal', 'brief');
  },
  proposalAlternatives: async (id: string, count: number, apart: number | null, watcher: Watcher) => {
    const one = keep(id);
    await solve(watcher, ['fit', 'chance']);
    const shift = [...kept.values()].filter((other) => other.form.id === one.form.id).length * 3;
    const made = Array.from({ length: count }, (_, at) => choose(one.form, [], [], shift + at * 2)).filter((picks) => picks !== null);
    return changed({ proposals: made.map((picks) => keepProposal(one.form, picks, 'proved', null).id), apart: apart ?? Math.ceil(one.picks.length / 4), none_left: made.length < count }, 'proposal', 'brief');
  },
  proposalPrice: async (id: string, watcher: Watcher) => {
    const { fit, chance } = figures(keep(id).form, keep(id).picks);
    const count = Math.max(1, keep(id).picks.length);
    await solve(watcher, ['fit', 'chance']);
    return [0, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15].map((tolerance, at): PricePoint => ({ tolerance, fit: (fit / count) * (1 - tolerance * 0.92), chance: chance + Math.sqrt(tolerance) * 2.4, first: Math.min(count, 1 + Math.floor(at / 2)), fit_given_up: tolerance * 92, chance_gained: Math.sqrt(tolerance) * 2.4, first_gained: Math.min(count, 1 + Math.floor(at / 2)) - 1, opportunity: 1.1 + at / 4, proved: at < 7 }));
  },
  proposalAgain: async (id: string, order: CriterionOrder[], watcher: Watcher) => {
    const one = keep(id);
    await solve(watcher, order.map(({ criterion }) => criterion));
    const { locked, excluded } = heldOf(one);
    const next = keep(keepProposal(one.form, choose(one.form, excluded, locked) ?? one.picks, 'proved', null).id);
    next.pins = one.pins;
    const { outcome, gap, criteria, warnings, seed, solver, elapsed } = viewOf(next);
    return changed<FormationResult>({ proposal: next.id, outcome, gap, criteria, team: [], conflict: [], others: 0, minimal: true, relaxations: [], repair: null, warnings, seed, solver, elapsed }, 'brief', 'proposal');
  },
  proposalFairness: async (id: string): Promise<ProposalFairness> => {
    const { form } = keep(id);
    const seats = form.seats.filter((of) => of.office === null).map((of, at): SeatCandidates => {
      const able = eligible(form, of).length;
      const sole = at === 0;
      const rule = of.requirements[0] ? { kind: 'minimum', seat: of.role, subject: 'Manajemen Proyek', value: String(of.requirements[0].minimum ?? 3) } : null;
      const text = sole ? `Kursi ${of.role} hanya dapat diisi oleh 1 orang. Syarat yang membuatnya demikian: Manajemen Proyek minimal level 4; tanpa syarat itu bertambah 38 orang.` : '';
      return { seat: of.code, role: of.role, places: of.count, eligible: sole ? 1 : able, effective: sole ? 1 : able * 0.62, like: 4, median_eligible: 120, median_effective: at === 2 ? null : 84.5, verdict: sole ? 'sole' : 'open', rule, adds: sole ? 38 : 210, text };
    });
    return { seats, not_assessed: { ...notAssessed(), briefs: 1 } };
  },
  proposalNotAssessed: async () => notAssessed(),
  proposalRefusals: async () => agencies.slice(2, 5).map(({ id, name }, at) => ({ agency_id: id, agency: name, by_person: at, by_superior: 4 - at * 2 })),
  proposalOverrides: async () =>
    agencies.slice(0, 4).map(({ id, name }, at) => {
      const kinds = [{ action: 'lock', count: 3 - at }, { action: 'pin', count: at === 0 ? 2 : 0 }].filter((kind) => kind.count > 0);
      return { agency_id: id, agency: name, teams: 6 - at, overruled: 3 - at, overrides: kinds.reduce((sum, kind) => sum + kind.count, 0), kinds, members: 40 - at, by_hand: 4 - at };
    }),
  proposalReplacements: async (id: string, nip: string) => replacements(keep(id), nip),
  proposalAsk: async (id: string, version: number, nips: string[]) =>
    move(id, version, (one) => {
      for (const { nip } of one.picks.filter((pick) => nips.length === 0 || nips.includes(pick.nip)))
        for (const party of ['person', 'superior'] as const) if (!one.answers.has(`${party} ${nip}`)) one.answers.set(`${party} ${nip}`, { party, answer: 'asked', name: '', reason: '', at: stamp(), by: 'Rina Kurniasih' });
      if (one.state === 'proposed') one.state = 'consent_asked';
    }),
  proposalAnswer: async (id: string, version: number, { nip, party, answer, name, reason }: ConsentForm) =>
    move(id, version, (one) => one.answers.set(`${party} ${nip}`, { party, answer, name, reason, at: stamp(), by: 'Rina Kurniasih' })),
  proposalApprove: async (id: string, version: number, note: string) =>
    move(id, version, (one) => {
      one.state = 'approved';
      one.approved = stamp();
      one.note = note;
      one.overrides = [...one.overrides, { at: stamp(), by: 'Rina Kurniasih', action: 'approve', detail: '', note }];
      progressOf.set(one.form.id ?? '', { state: 'approved', proposals: 1 });
    }),
  proposalReopen: async (id: string, version: number, note: string) =>
    move(id, version, (one) => {
      one.state = 'proposed';
      one.approved = null;
      one.overrides = [...one.overrides, { at: stamp(), by: 'Rina Kurniasih', action: 'reopen', detail: '', note }];
      progressOf.set(one.form.id ?? '', { state: 'proposed', proposals: 1 });
    }),
} satisfies Partial<OfficeCalls>;
