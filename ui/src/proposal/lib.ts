/** What a proposal's page works out without a screen. */
import type { CostView, CoverageLine, CriterionOrder, MemberView, PersonRef, PricePoint, ProposalChange, ProposalItem, ProposalView, RuleText, SeatView } from '../backend';
import { criterionChange } from '../brief/words';
import { formatNumber, formatSigned, m } from '../lang';

export const membersOf = (view: ProposalView): MemberView[] => view.seats.flatMap((seat) => seat.members);

/** Only a proposal that is open may be changed by hand or approved. */
export const isOpen = (view: ProposalView): boolean => view.state === 'proposed' || view.state === 'consent_asked';

/** Answers come in until the decree is issued. */
export const takesAnswers = (view: ProposalView): boolean => isOpen(view) || view.state === 'approved';

/** Members who agreed and whose superior did, of those who do not serve already under the decree that is amended. */
export const consentsOf = (view: ProposalView): { readonly agreed: number; readonly members: number } => {
  const members = membersOf(view).filter((member) => !member.serves);
  return { agreed: members.filter((member) => member.consent === 'agreed' && member.superior_consent === 'agreed').length, members: members.length };
};

/** The tabs: what is alive, and the one being looked at, by letter. */
export const tabsOf = (view: ProposalView): ProposalItem[] =>
  view.siblings.filter((item) => item.state !== 'superseded' || item.id === view.id).sort((a, b) => a.letter.localeCompare(b.letter) || a.created.localeCompare(b.created));

/** Names of those who count for a rule. */
export const countedNames = (line: CoverageLine, view: ProposalView): string[] => {
  const names = new Map(membersOf(view).map((member) => [member.nip, member.name]));
  return line.people.map((nip) => names.get(nip) ?? nip);
};

/** What the turns cost in fit, and whose turns they are; of a team formed with others nobody knows the cost. */
export function priceText(view: ProposalView): string {
  const given = view.fairness.fit_given_up;
  const said = { balance: formatSigned(view.fairness.balance_sum, 1), first: formatNumber(view.fairness.first_timers), all: formatNumber(membersOf(view).length) };
  if (given === null) return m.proposal_price_none(said);
  return given < 0.05 ? m.proposal_price_free(said) : m.proposal_price({ ...said, percent: formatNumber(given, 1) });
}

/** What a point of the curve gains against the team that fits best, and gives up for it. */
export const gainText = (point: PricePoint): string =>
  m.proposal_price_gain({ percent: formatNumber(point.fit_given_up, 1), gain: formatSigned(point.chance_gained, 2), first: formatSigned(point.first_gained, 0) });

/** The half-width of the balance bars: the largest of the team, but never so small that noise looks large. */
export const balanceScale = (view: ProposalView): number => Math.max(0.5, ...membersOf(view).map((member) => Math.abs(member.balance)));

/** What differs as shown; rounding noise is no difference. */
export const changedCosts = (costs: readonly CostView[]): CostView[] => costs.filter((cost) => criterionChange(cost.name, cost.after - cost.before) !== '0');

/** The person a change is about. */
export const subjectOf = (change: ProposalChange): string => {
  if (change.action === 'replace') return change.out;
  return change.action === 'swap' ? change.a : change.nip;
};

/** A note must say something. */
export const noteSays = (note: string): boolean => note.trim().length >= 5;

/** Someone being dragged: a member with their seat, or someone from a list. */
export interface Carried {
  readonly nip: string;
  readonly name: string;
  /** Code of the seat; null for someone who is not on the team. */
  readonly seat: string | null;
}

/** Where something may fall: on a member's card, or on a seat. */
export const onCard = (nip: string): string => `card:${nip}`;
export const onSeat = (code: string): string => `seat:${code}`;

function seatAt(view: ProposalView, target: string): { readonly seat: SeatView | undefined; readonly key: string } {
  const key = target.slice(target.indexOf(':') + 1);
  return { key, seat: view.seats.find((row) => target === onSeat(row.seat) || row.members.some((member) => target === onCard(member.nip))) };
}

/** The role of the seat at a place. */
export const roleAt = (view: ProposalView, target: string): string | null => seatAt(view, target).seat?.role ?? null;

/**
 * What a drop means, with as few people moving as can be: in a vacant place; in the place of the member they fall on, or of the only one
 * in the seat (two members exchange seats); otherwise kept in that seat while the rest is formed anew. Null: nothing would change.
 */
export function dropChange(view: ProposalView, carried: Carried, target: string): ProposalChange | null {
  const { seat, key } = seatAt(view, target);
  if (!seat || seat.office !== null || seat.seat === carried.seat || seat.members.some((member) => member.nip === carried.nip)) return null;
  const { nip } = carried;
  const other = target === onCard(key) ? key : seat.count === 1 ? seat.members[0]?.nip : undefined;
  if (other !== undefined) return carried.seat === null ? { action: 'replace', out: other, in: nip } : { action: 'swap', a: nip, b: other };
  return { action: seat.members.length < seat.count ? 'move' : 'lock', nip, seat: seat.seat };
}

/** Places a person can be put into by keyboard: the same as by dragging. */
export function placesFor(view: ProposalView, carried: Carried): { readonly target: string; readonly role: string; readonly name: string | null; readonly vacant: boolean }[] {
  return view.seats.flatMap((seat) => {
    const cards = seat.members.map((member) => ({ target: onCard(member.nip), role: seat.role, name: member.name, vacant: false }));
    const whole = { target: onSeat(seat.seat), role: seat.role, name: null, vacant: seat.members.length < seat.count };
    return [...cards, ...(seat.count === 1 && cards.length > 0 ? [] : [whole])].filter((place) => dropChange(view, carried, place.target) !== null);
  });
}

const refsOf = (view: ProposalView): PersonRef[] => view.seats.flatMap((seat) => seat.members.map(({ nip, name, agency, agency_id }) => ({ nip, name, agency, agency_id, role: seat.role })));

const without = (list: readonly PersonRef[], other: readonly PersonRef[]) => list.filter((row) => !other.some((one) => one.nip === row.nip));

export interface Contrast {
  readonly leaves: readonly PersonRef[];
  readonly enters: readonly PersonRef[];
  readonly costs: readonly CostView[];
}

/** Going from one proposal to another of the same need: who leaves, who enters, what each criterion gains or loses. */
export function contrast(from: ProposalView, to: ProposalView): Contrast {
  const [old, next] = [refsOf(from), refsOf(to)];
  const costs = from.criteria.flatMap((row) => {
    const after = to.criteria.find((other) => other.name === row.name);
    return after ? [{ name: row.name, before: row.value, after: after.value }] : [];
  });
  return { leaves: without(old, next), enters: without(next, old), costs };
}

export interface MatrixRow {
  readonly rule: RuleText;
  /** One for each proposal; null where it has no such rule. */
  readonly cells: readonly (CoverageLine | null)[];
}

const keyOf = ({ kind, seat, subject, value }: RuleText) => [kind, seat, subject, value].join('|');

/** Rules down, proposals across. The same rule is one row. */
export function matrixOf(views: readonly ProposalView[]): MatrixRow[] {
  const rules = new Map<string, RuleText>();
  for (const view of views) for (const line of view.coverage) if (!rules.has(keyOf(line.rule))) rules.set(keyOf(line.rule), line.rule);
  return [...rules].map(([key, rule]) => ({ rule, cells: views.map((view) => view.coverage.find((line) => keyOf(line.rule) === key) ?? null) }));
}

/** As a proposal was formed, but fit first with another share to give up, for which something must gain: fair chances at least. */
export const orderWith = (view: ProposalView, tolerance: number): CriterionOrder[] => {
  const others = view.criteria.map(({ name }) => name).filter((name) => name !== 'fit');
  const rest = others.includes('chance') ? others : ['chance', ...others];
  return [{ criterion: 'fit', tolerance }, ...rest.map((criterion) => ({ criterion, tolerance: 0 }))];
};
