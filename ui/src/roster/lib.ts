/** The filters of the staff list as the address holds them, and what the list asks of the office. */
import type { PeopleQuery } from '../backend';
import type { Sort } from '../parts/lib';

export interface Filters {
  readonly search: string;
  readonly agency: string | null;
  readonly rankMin: number | null;
  readonly rankMax: number | null;
  readonly competency: string | null;
  /** 0 is "not assessed"; never a level. */
  readonly level: number | null;
  readonly inactive: boolean;
  readonly sort: Sort | null;
}

export const noFilters: Filters = { search: '', agency: null, rankMin: null, rankMax: null, competency: null, level: null, inactive: false, sort: null };

/** The seventeen ranks in order; the order is what crosses to the office. */
export const ranks = ['I/a', 'I/b', 'I/c', 'I/d', 'II/a', 'II/b', 'II/c', 'II/d', 'III/a', 'III/b', 'III/c', 'III/d', 'IV/a', 'IV/b', 'IV/c', 'IV/d', 'IV/e'] as const;

export const rankName = (order: number): string => ranks[order - 1] ?? String(order);

const whole = (text: string | undefined, low: number, high: number): number | null => {
  if (text === undefined || !/^\d{1,2}$/.test(text)) return null;
  const number = Number(text);
  return number >= low && number <= high ? number : null;
};

const sortKeys = new Set(['name', 'agency', 'rank', 'balance', 'served', 'position']);

export function readFilters(query: Readonly<Record<string, string>>): Filters {
  const competency = query.competency ?? null;
  const [key = '', direction] = (query.sort ?? '').split('.');
  return {
    search: query.q ?? '',
    agency: query.agency ?? null,
    rankMin: whole(query.min, 1, 17),
    rankMax: whole(query.max, 1, 17),
    competency,
    level: competency === null ? null : whole(query.level, 0, 5),
    inactive: query.inactive === '1',
    sort: sortKeys.has(key) ? { key, direction: direction === 'down' ? 'down' : 'up' } : null,
  };
}

/** Only what differs from nothing, so that an address stays short. */
export function writeFilters(filters: Filters): Record<string, string> {
  const query: Record<string, string> = {};
  if (filters.search !== '') query.q = filters.search;
  if (filters.agency !== null) query.agency = filters.agency;
  if (filters.rankMin !== null) query.min = String(filters.rankMin);
  if (filters.rankMax !== null) query.max = String(filters.rankMax);
  if (filters.competency !== null) query.competency = filters.competency;
  if (filters.competency !== null && filters.level !== null) query.level = String(filters.level);
  if (filters.inactive) query.inactive = '1';
  if (filters.sort !== null) query.sort = `${filters.sort.key}.${filters.sort.direction}`;
  return query;
}

export function toQuery(filters: Filters): PeopleQuery {
  return {
    search: filters.search.trim(),
    agency_id: filters.agency,
    rank_min: filters.rankMin,
    rank_max: filters.rankMax,
    competency: filters.competency,
    level: filters.competency === null ? null : filters.level,
    active_only: !filters.inactive,
    sort: filters.sort?.key ?? 'name',
    descending: filters.sort?.direction === 'down',
  };
}

export const isFiltered = (filters: Filters): boolean =>
  filters.search.trim() !== '' || filters.agency !== null || filters.rankMin !== null || filters.rankMax !== null || filters.competency !== null;
