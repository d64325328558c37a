import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute } from './lib';

describe('routes', () => {
  it('reads what it writes', () => {
    const hash = formatRoute('roster', 'a/b 1', { q: 'Siti & Budi' });
    expect(parseRoute(hash)).toEqual({ room: 'roster', id: 'a/b 1', query: { q: 'Siti & Budi' } });
  });

  it('leads home from anything unknown', () => {
    for (const hash of ['', '#', '#/', '#/nowhere/1', '#/%E0%A4%A']) expect(parseRoute(hash).room).toBe('home');
  });

  it('keeps a page without an id', () => {
    expect(parseRoute('#/ledger?view=agency')).toEqual({ room: 'ledger', id: null, query: { view: 'agency' } });
  });
});
