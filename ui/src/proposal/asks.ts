/** What the page asks of the engine: long questions whose answers come into the side panel, and changes that lead to another proposal. */
import { office, type ProposalChange, type ProposalView, type Watcher } from '../backend';
import { go } from '../frame/route';
import { runWork } from '../frame/work';
import { formatNumber, m } from '../lang';
import { tell, tellProblem } from '../parts/toast';
import { forgetUndone, type History } from './history';
import { orderWith } from './lib';
import type { ChangeSide, Side } from './ProposalDetail';

/** So many further proposals are sought at a time. */
const further = 2;

export interface Asks {
  readonly preview: (change: ProposalChange, name: string, role?: string | null) => Promise<void>;
  readonly accept: (side: ChangeSide, note: string) => Promise<void>;
  /** `seat`: the code of one seat to ask about; else any. */
  readonly whyNot: (nip: string, name: string, seat?: string | null) => Promise<void>;
  readonly price: () => Promise<void>;
  /** Forms the same need again with this share of fit to give up. */
  readonly again: (tolerance: number) => Promise<void>;
  readonly alternatives: () => Promise<void>;
}

/** `open` shows a panel; `settle` puts another in its place, if it is still the one shown. */
export function asksOf(view: ProposalView, history: History, open: (side: Side) => void, settle: (shown: Side, next: Side | null) => void): Asks {
  /** Shows the panel at once, empty while the work runs; a cancelled question closes it. */
  const answer = async <T,>(kind: string, title: string, run: (watcher: Watcher) => Promise<T>, show: (found: T | null, problem: unknown) => Side) => {
    const asking = show(null, null);
    open(asking);
    try {
      const found = await runWork({ kind, title, run: async (watcher) => ({ value: await run(watcher), rooms: [] }) });
      settle(asking, found === null ? null : show(found, null));
    } catch (problem) {
      settle(asking, show(null, problem));
    }
  };
  return {
    preview: (change, name, role = null) =>
      answer(
        'change',
        m.proposal_change_running(),
        async (watcher) => (await office.proposalChange(view.id, change, '', true, watcher)).value,
        (found, problem) => ({ kind: 'change', change, name, role, view: found, problem }),
      ),
    accept: async (side, note) => {
      const done = await runWork({ kind: 'change', title: m.proposal_change_running(), run: (watcher) => office.proposalChange(view.id, side.change, note, false, watcher) });
      if (!done) return;
      const next = done.proposal;
      /* What has changed since the preview made it impossible. */
      if (next === null) return settle(side, { ...side, view: done });
      forgetUndone(view.id);
      tell(m.proposal_changed(), { undo: () => history.takeBack(view.id, next) });
      go('proposal', next);
    },
    whyNot: (nip, name, seat = null) =>
      answer(
        'why_not',
        m.proposal_why_not_running({ name }),
        (watcher) => office.proposalWhyNot(view.id, nip, seat, watcher),
        (found, problem) => ({ kind: 'why_not', nip, name, seat, view: found, problem }),
      ),
    price: () =>
      answer(
        'price',
        m.proposal_price_running(),
        (watcher) => office.proposalPrice(view.id, watcher),
        (points, problem) => ({ kind: 'price', points, problem }),
      ),
    again: async (tolerance) => {
      try {
        const done = await runWork({ kind: 'price', title: m.formation_running({ title: view.brief_title }), run: (watcher) => office.proposalAgain(view.id, orderWith(view, tolerance), watcher) });
        if (done?.proposal) go('proposal', done.proposal);
        else if (done) tell(m.formation_impossible_title(), { tone: 'attention' });
      } catch (problem) {
        tellProblem(problem);
      }
    },
    alternatives: async () => {
      try {
        const done = await runWork({ kind: 'alternatives', title: m.proposal_alternatives_running(), run: (watcher) => office.proposalAlternatives(view.id, further, null, watcher) });
        if (!done) return;
        const count = formatNumber(done.proposals.length);
        if (done.proposals.length === 0) tell(m.proposal_alternatives_none({ apart: formatNumber(done.apart) }), { tone: 'attention' });
        else tell(done.none_left ? m.proposal_alternatives_last({ count, apart: formatNumber(done.apart) }) : m.proposal_alternatives_done({ count }));
      } catch (problem) {
        tellProblem(problem);
      }
    },
  };
}
