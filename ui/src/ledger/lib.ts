/** The book as it is read: narrowing, the measures over everyone, and the scale of the bars. */
import type { AgencyBalance, PersonBalance } from '../backend';

export const views = ['people', 'agencies', 'teams', 'fairness'] as const;
export type View = (typeof views)[number];

export const readView = (word: string | undefined): View => views.find((view) => view === word) ?? 'people';

const plain = (text: string): string => text.toLocaleLowerCase('id');

/** People by part of a name or NIP, and of one agency. */
export function narrow(people: readonly PersonBalance[], search: string, agency: string | null): PersonBalance[] {
  const word = plain(search.trim());
  return people.filter((person) => (agency === null || person.agency_id === agency) && (word === '' || plain(person.name).includes(word) || person.nip.includes(word)));
}

export interface Measures {
  readonly largest: number;
  readonly smallest: number;
  readonly never: number;
  readonly served: number;
}

export function measure(people: readonly PersonBalance[]): Measures {
  let largest = 0;
  let smallest = 0;
  let never = 0;
  let served = 0;
  for (const person of people) {
    if (person.balance > largest) largest = person.balance;
    if (person.balance < smallest) smallest = person.balance;
    if (person.served === 0) never += 1;
    served += person.served;
  }
  return { largest, smallest, never, served };
}

/** Half the width of a bar: the largest of all, never less than one hundredth, so that an empty book draws nothing wild. */
export const scaleOf = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0.01);

/** The index over the whole regency: ties outside against inside, each tie outside seen from both its agencies. */
export function regencyIndex(agencies: readonly AgencyBalance[]): number | null {
  const inside = agencies.reduce((sum, agency) => sum + agency.internal_ties, 0);
  const outside = agencies.reduce((sum, agency) => sum + agency.external_ties, 0) / 2;
  return inside + outside === 0 ? null : (outside - inside) / (outside + inside);
}
