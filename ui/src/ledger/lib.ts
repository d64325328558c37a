/** The book as it is read: narrowing, and the scale of the bars. The measures come from the office. */
import type { PersonBalance } from '../backend';

export const views = ['people', 'agencies', 'teams', 'fairness'] as const;
export type View = (typeof views)[number];

export const readView = (word: string | undefined): View => views.find((view) => view === word) ?? 'people';

const plain = (text: string): string => text.toLocaleLowerCase('id');

/** People by part of a name or NIP, and of one agency. */
export function narrow(people: readonly PersonBalance[], search: string, agency: string | null): PersonBalance[] {
  const word = plain(search.trim());
  return people.filter((person) => (agency === null || person.agency_id === agency) && (word === '' || plain(person.name).includes(word) || person.nip.includes(word)));
}

/** Half the width of a bar: the largest of all, never less than one hundredth, so that an empty book draws nothing wild. */
export const scaleOf = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0.01);
