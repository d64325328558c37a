/** What a proposal's page works out without a screen. */
import type { CostView, CoverageLine, MemberView, ProposalChange, ProposalItem, ProposalView } from '../backend';
import { criterionChange } from '../brief/words';

export const membersOf = (view: ProposalView): MemberView[] => view.seats.flatMap((seat) => seat.members);

/** Only a proposal that is open may be changed by hand or approved. */
export const isOpen = (view: ProposalView): boolean => view.state === 'proposed' || view.state === 'consent_asked';

/** The tabs: what is alive, and the one being looked at, by letter. */
export const tabsOf = (view: ProposalView): ProposalItem[] =>
  view.siblings.filter((item) => item.state !== 'superseded' || item.id === view.id).sort((a, b) => a.letter.localeCompare(b.letter) || a.created.localeCompare(b.created));

/** Names of those who count for a rule. */
export const countedNames = (line: CoverageLine, view: ProposalView): string[] => {
  const names = new Map(membersOf(view).map((member) => [member.nip, member.name]));
  return line.people.map((nip) => names.get(nip) ?? nip);
};

/** The half-width of the balance bars: the largest of the team, but never so small that noise looks large. */
export const balanceScale = (view: ProposalView): number => Math.max(0.5, ...membersOf(view).map((member) => Math.abs(member.balance)));

/** What differs as shown; rounding noise is no difference. */
export const changedCosts = (costs: readonly CostView[]): CostView[] => costs.filter((cost) => criterionChange(cost.name, cost.after - cost.before) !== '0');

/** The person a change is about. */
export const subjectOf = (change: ProposalChange): string => (change.action === 'replace' ? change.out : change.nip);

/** A note must say something. */
export const noteSays = (note: string): boolean => note.trim().length >= 5;
