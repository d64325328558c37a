/** Many teams without Rust: each need in turn, nobody twice. */
import type { AgencySeats, FormationOptions, OfficeCalls, PortfolioBrief, PortfolioResult, PortfolioTeam, UnfilledBrief, Watcher } from '../backend';
import { agencyName, briefs, check, noRule } from './brief';
import { Problem } from '../problem';
import { changed } from './common';
import { choose, solve } from './formation';
import { figures, keepProposal, person, roleOf } from './proposal-view';
import { agencies, people } from './regency';

export const portfolioCalls = {
  formationPortfolio: async (asked: PortfolioBrief[], options: FormationOptions, watcher: Watcher) => {
    for (const { brief } of asked) {
      const form = briefs.get(brief);
      const fault = form && check(form)[0];
      if (fault) throw new Problem('brief_faults', { ...fault, brief: form.title });
    }
    const kept = await solve(watcher, ['eligibility', 'feasibility', 'filled', 'fit', 'chance', 'agencies', 'spread']);
    const taken: string[] = [];
    const teams: PortfolioTeam[] = [];
    const unfilled: UnfilledBrief[] = [];
    for (const { brief, priority } of asked) {
      const form = briefs.get(brief);
      if (!form) continue;
      const head = { brief: form.code, brief_id: brief, title: form.title, priority };
      const picks = choose(form, [...form.pins.excluded, ...taken], form.pins.locked);
      if (!picks || (form.min_agencies ?? 0) > picks.length) {
        const of = form.seats[0];
        unfilled.push({ ...head, reason: 'alone', conflict: [{ rule: { kind: 'seats', ...noRule }, needed: of?.count ?? 1, available: 0, text: `Kursi ${of?.role ?? ''} membutuhkan ${of?.count ?? 1} orang, tetapi tidak seorang pun memenuhi kedua level kompetensinya.` }], minimal: true, relaxations: [], repair: null });
        continue;
      }
      taken.push(...picks.map((pick) => pick.nip));
      const view = keepProposal(form, picks, kept ? 'stopped' : 'proved', options.seed);
      teams.push({
        ...head,
        host: agencyName(form.host_id),
        start: form.start,
        end: form.end,
        proposal: view.id,
        criteria: Object.entries(figures(form, picks)).map(([name, value]) => ({ name, value })),
        team: picks.map((pick) => {
          const { nip, name, agency, agency_id } = person(pick.nip);
          return { seat: pick.seat, role: roleOf(form, pick.seat), nip, name, agency, agency_id };
        }),
      });
    }
    const seats: AgencySeats[] = agencies.map((agency) => ({
      agency_id: agency.id,
      agency: agency.name,
      seats: teams.flatMap((team) => team.team).filter((row) => row.agency_id === agency.id).length,
      expected: (taken.length * agency.people) / people.length,
    }));
    const names = [...new Set(teams.flatMap((team) => team.criteria.map((row) => row.name)))];
    const result: PortfolioResult = {
      batch: teams.length === 0 ? null : 'batch-1',
      outcome: teams.length === 0 ? 'infeasible' : kept ? 'stopped' : 'within_gap',
      gap: teams.length === 0 ? null : 0.004,
      criteria: names.map((name) => {
        const value = teams.reduce((sum, team) => sum + (team.criteria.find((row) => row.name === name)?.value ?? 0), 0);
        return { name, value, bound: value, gap: name === 'fit' ? 0.004 : 0, best: value };
      }),
      teams,
      unfilled,
      agencies: seats.sort((a, b) => b.expected - a.expected),
      warnings: [],
      seed: '7193085515240218845',
      solver: 'HiGHS',
      elapsed: 2.3,
    };
    return changed(result, 'brief', 'proposal');
  },
} satisfies Partial<OfficeCalls>;
