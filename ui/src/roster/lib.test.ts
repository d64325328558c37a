import { describe, expect, it } from 'vitest';
import { isFiltered, noFilters, readFilters, toQuery, writeFilters, type Filters } from './lib';

describe('the filters of the staff list', () => {
  it('come back from the address as they went', () => {
    const filters: Filters = { search: 'siti', agency: 'a-1', rankMin: 9, rankMax: 12, competency: 'M.02', level: 0, inactive: true, sort: { key: 'balance', direction: 'down' } };
    expect(readFilters(writeFilters(filters))).toEqual(filters);
  });

  it('leave the address empty when nothing is filtered', () => {
    expect(writeFilters(noFilters)).toEqual({});
    expect(isFiltered(noFilters)).toBe(false);
  });

  it('keep level 0, which lists the not assessed, apart from no level', () => {
    expect(toQuery({ ...noFilters, competency: 'M.02', level: 0 }).level).toBe(0);
    expect(toQuery({ ...noFilters, competency: 'M.02' }).level).toBeNull();
  });

  it('drop a level without a competency, and what is no number', () => {
    expect(readFilters({ level: '3', min: 'x', max: '99' })).toEqual(noFilters);
  });
});
