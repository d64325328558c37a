import { describe, expect, it } from 'vitest';
import type { Changed, ProgressLine } from '../backend';
import { Problem } from '../problem';
import { addPoint, runWork } from './work';

const line = (best: number | null, bound: number | null): ProgressLine => ({ phase: 'fit', detail: null, done: null, total: null, best, bound });

describe('long work', () => {
  it('is one at a time', async () => {
    const first = runWork({ kind: 'a', title: 'A', run: () => new Promise<Changed<number>>((resolve) => setTimeout(() => resolve({ value: 1, rooms: [] }), 5)) });
    await expect(runWork({ kind: 'b', title: 'B', run: async () => null })).rejects.toMatchObject({ code: 'job_running' });
    expect(await first).toBe(1);
  });

  it('that was cancelled is no problem, and changes nothing', async () => {
    const answer = await runWork({ kind: 'a', title: 'A', run: () => Promise.reject(new Problem('cancelled')) });
    expect(answer).toBeNull();
  });

  it('passes on a real problem and is over afterwards', async () => {
    await expect(runWork({ kind: 'a', title: 'A', run: () => Promise.reject(new Problem('disk_full')) })).rejects.toMatchObject({ code: 'disk_full' });
    expect(await runWork({ kind: 'a', title: 'A', run: async () => ({ value: 2, rooms: [] }) })).toBe(2);
  });
});

describe('the two closing lines', () => {
  it('leave out lines without a figure', () => {
    expect(addPoint([], line(null, null), 1)).toEqual([]);
    expect(addPoint([], line(90, null), 1)).toEqual([{ time: 1, best: 90, bound: null }]);
  });

  it('are thinned when they grow long, keeping the newest', () => {
    const points = Array.from({ length: 400 }, (_, time) => ({ time, best: time, bound: null }));
    const grown = addPoint(points, line(401, null), 401);
    expect(grown.length).toBeLessThan(210);
    expect(grown.at(-1)?.best).toBe(401);
  });
});
