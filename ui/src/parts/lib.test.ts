import { describe, expect, it } from 'vitest';
import { setLanguage } from '../lang';
import { balanceSpan, compareCells, fileName, hueOf, initialsOf, levelSentence, linePath, moveCursor, moved, nextSort } from './lib';

describe('a level in words', () => {
  it('says unknown, never zero', () => {
    expect(levelSentence(null, 4, null, 5)).toBe('belum dinilai, dibutuhkan 4');
  });

  it('says level, required and preferred, in the language in use', () => {
    expect(levelSentence(3, 2, 4, 5)).toBe('level 3 dari 5, dibutuhkan 2, lebih baik 4');
    setLanguage('en');
    expect(levelSentence(3, 2, null, 5)).toBe('level 3 of 5, required 2');
    setLanguage('id');
  });
});

describe('the chip of a group', () => {
  it('has initials without the small words', () => {
    expect(['Dinas Komunikasi dan Informatika', 'Inspektorat', 'Dinas Kesehatan', 'BKPSDM', '', 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia'].map(initialsOf)).toEqual(['DKI', 'INS', 'DKE', 'BKPSDM', '?', 'BKPS']);
  });

  it('keeps its colour', () => {
    expect(hueOf('agency-1')).toBe(hueOf('agency-1'));
    expect(hueOf('agency-1')).toBeLessThan(12);
  });
});

it('a balance bar starts at zero and is cut at the edge', () => {
  expect(balanceSpan(0.5, 1)).toEqual({ start: 50, length: 25 });
  expect(balanceSpan(-3, 1)).toEqual({ start: 0, length: 50 });
  expect(balanceSpan(1, 0)).toEqual({ start: 50, length: 0 });
});

const sorted = (direction: 'up' | 'down') => ['b', null, 'a'].sort((a, b) => compareCells(a, b, direction));

describe('a table', () => {
  it('moves its cursor within the rows', () => {
    expect([moveCursor('ArrowDown', -1, 5, 3), moveCursor('PageDown', 3, 5, 3), moveCursor('ArrowUp', 0, 5, 3), moveCursor('End', 0, 5, 3), moveCursor('x', 0, 5, 3), moveCursor('End', 0, 0, 3)]).toEqual([0, 4, 0, 4, null, null]);
  });

  it('sorts up, then down, then as it came', () => {
    const up = nextSort(null, 'name');
    const down = nextSort(up, 'name');
    expect([up, down, nextSort(down, 'name')]).toEqual([{ key: 'name', direction: 'up' }, { key: 'name', direction: 'down' }, null]);
  });

  it('keeps the empty last in both directions', () => {
    expect(sorted('up')).toEqual(['a', 'b', null]);
    expect(sorted('down')).toEqual(['b', 'a', null]);
  });
});

it('a line breaks where there is no value', () => {
  expect(linePath([[0, 0], [1, null], [2, 10]], { width: 20, height: 10, x: [0, 2], y: [0, 10] })).toBe('M0.0 10.0M20.0 0.0');
});

it('an item moves one step and not beyond the ends', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});

it('a file is told without its folders', () => {
  expect([fileName('C:\\a\\b.pdf'), fileName('/x/y.docx')]).toEqual(['b.pdf', 'y.docx']);
});
