import { describe, expect, it } from 'vitest';
import { Problem } from '../problem';
import { formatDate, formatNumber, formatPercent, formatSigned, problemDetail, problemText, say, setLanguage } from '.';

describe('numbers and dates', () => {
  it('are written as an Indonesian office writes them', () => {
    expect([formatNumber(12_500), formatNumber(0.5, 2), formatPercent(0.008), formatSigned(-1.2), formatSigned(0.001)]).toEqual(['12.500', '0,50', '0,8 %', '−1,20', '0']);
    expect(formatDate('2026-11-24')).toBe('24 November 2026');
  });

  it('follow the language', () => {
    setLanguage('en');
    expect(formatNumber(12_500)).toBe('12,500');
    setLanguage('id');
  });

  it('show what is no date as it is', () => {
    expect(formatDate('kemarin')).toBe('kemarin');
  });
});

describe('a problem', () => {
  it('is said in words with its values, codes of ours in words too', () => {
    expect(problemText(new Problem('import_built_on', { what: 'brief', name: 'Tim Banjir' }))).toContain('kebutuhan tim “Tim Banjir”');
  });

  it('names the need it is about, where it came along', () => {
    expect(problemText(new Problem('brief_faults', { brief: 'Tim Banjir', field: 'title' }))).toBe('Kebutuhan "Tim Banjir" belum lengkap. Buka kebutuhan itu dan lengkapi yang ditandai.');
    expect(problemText(new Problem('brief_faults', { field: 'title' }))).toContain('di atas formulir');
  });

  it('without words of its own is still said, with its code to copy', () => {
    expect(problemText(new Problem('never_heard_of'))).toContain('never_heard_of');
    expect(problemDetail(new Error('boom'))).toContain('boom');
  });
});

it('an unknown key says nothing instead of itself', () => {
  expect(say('no_such_key')).toBeNull();
  expect(say('toString')).toBeNull();
});
