/** What the home page says about what waits and how old the data are. */
import type { Freshness, WaitingItem } from '../backend';
import type { Room } from '../frame/lib';
import { daysSince } from '../lang';

/** Where a waiting thing is worked on. */
export function placeOf(item: WaitingItem): { readonly room: Room; readonly id: string } {
  if (item.kind.startsWith('brief')) return { room: 'brief', id: item.id };
  if (item.kind.startsWith('decree')) return { room: 'decree', id: item.id };
  return { room: 'proposal', id: item.id };
}

export type Age = 'never' | 'fresh' | 'ageing' | 'old';

/** Personnel data change monthly, assessments yearly: 60 days is fresh, 365 is old; never is said as such. */
export function ageOf(item: Freshness, today: Date): Age {
  const days = item.imported === null ? null : daysSince(item.imported, today);
  if (days === null) return 'never';
  if (days <= 60) return 'fresh';
  return days <= 365 ? 'ageing' : 'old';
}

/** Oldest waiting first: the one that has waited longest is the one to look at. */
export const byAge = (items: readonly WaitingItem[]): WaitingItem[] => [...items].sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
