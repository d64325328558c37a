/** Many teams at once, without a screen: who is asked for, with what priority, and how sure each total is. */
import type { BriefItem, CriterionFigure, PortfolioBrief, PortfolioTeam, ProposalItem, TeamSeat } from '../backend';

/** The priorities one can choose; the engine fills so that their sum is as large as can be. */
export const priorities = [1, 3, 9] as const;

/** The needs chosen, by id, with their priority. */
export type Choice = ReadonlyMap<string, number>;

/** At first every need that waits for its team. */
export const firstChoice = (items: readonly BriefItem[]): Choice => new Map(items.filter((item) => item.state === 'draft').map((item) => [item.id, 1]));

export function chosen(choice: Choice, id: string, on: boolean): Choice {
  const next = new Map(choice);
  if (on) next.set(id, choice.get(id) ?? 1);
  else next.delete(id);
  return next;
}

/** As the engine is asked: highest priority first, then in the order of the list. */
export const asked = (choice: Choice, items: readonly BriefItem[]): PortfolioBrief[] =>
  items.flatMap(({ id }) => (choice.has(id) ? [{ brief: id, priority: choice.get(id) ?? 1 }] : [])).sort((a, b) => b.priority - a.priority);

/** A total is proved, or within a share of the best; the outcome of the whole tells when it was stopped. */
export const sureOf = (figure: CriterionFigure): 'proved' | 'within_gap' => (figure.gap < 0.00005 ? 'proved' : 'within_gap');

/** Whether a team of the board was replaced since, and the proposal to open then: the newest alive of its need. The list has the newest first. */
export function stateOf(team: PortfolioTeam, proposals: readonly ProposalItem[]): { readonly replaced: boolean; readonly newest: string } {
  const replaced = proposals.some((item) => item.id === team.proposal && item.state === 'superseded');
  const alive = proposals.find((item) => item.brief_id === team.brief_id && item.state !== 'superseded');
  return { replaced, newest: (replaced && alive?.id) || team.proposal };
}

/** A team by its seats, in the order they come. */
export function seatsOf(team: readonly TeamSeat[]): { readonly seat: string; readonly role: string; readonly people: TeamSeat[] }[] {
  const seats = new Map<string, { seat: string; role: string; people: TeamSeat[] }>();
  for (const row of team) {
    const found = seats.get(row.seat);
    if (found) found.people.push(row);
    else seats.set(row.seat, { seat: row.seat, role: row.role, people: [row] });
  }
  return [...seats.values()];
}
