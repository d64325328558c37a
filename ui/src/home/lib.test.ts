import { describe, expect, it } from 'vitest';
import { ageOf, byAge, placeOf } from './lib';

const today = new Date('2026-11-24T09:00:00');

describe('what waits', () => {
  it('leads to the room where it is worked on', () => {
    const rooms = ['brief_draft', 'proposal_open', 'proposal_approved', 'decree_draft'].map((kind) => placeOf({ kind, id: '1', title: '', since: '' }).room);
    expect(rooms).toEqual(['brief', 'proposal', 'proposal', 'decree']);
  });

  it('shows the longest waiting first', () => {
    const items = ['2026-11-22T00:00:00Z', '2026-11-01T00:00:00Z'].map((since) => ({ kind: 'brief_draft', id: since, title: '', since }));
    expect(byAge(items)[0]?.since).toBe('2026-11-01T00:00:00Z');
  });
});

describe('how old the data are', () => {
  it('never takes a missing import for a fresh one', () => {
    expect(ageOf({ kind: 'ratings', imported: null, rows: 0 }, today)).toBe('never');
  });

  it('tells fresh from ageing and old', () => {
    const ages = ['2026-11-20T00:00:00Z', '2026-06-20T00:00:00Z', '2024-06-20T00:00:00Z'].map((imported) => ageOf({ kind: 'ratings', imported, rows: 1 }, today));
    expect(ages).toEqual(['fresh', 'ageing', 'old']);
  });
});
