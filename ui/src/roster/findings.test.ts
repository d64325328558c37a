import { describe, expect, it } from 'vitest';
import type { Finding } from '../backend';
import { cellName, groupFindings } from './findings';

const finding = (kind: string, treatment: string): Finding => ({ file: 'a.xlsx', sheet: 'S', row: 2, column: 1, header: '', kind, value: '', treatment, advice: '' });

describe('findings', () => {
  it('stand with the refused first, then the most numerous', () => {
    const groups = groupFindings([finding('date_serial', 'repaired'), finding('nip_length', 'refused_row'), finding('gol_unknown', 'asked'), finding('nip_missing', 'refused_row'), finding('nip_length', 'refused_row')]);
    expect(groups.map((group) => `${group.kind} ${group.findings.length}`)).toEqual(['nip_length 2', 'nip_missing 1', 'gol_unknown 1', 'date_serial 1']);
  });

  it('keep the same kind apart when it was treated in two ways', () => {
    expect(groupFindings([finding('unit_alias', 'asked'), finding('unit_alias', 'repaired')])).toHaveLength(2);
  });
});

describe('the name of a cell', () => {
  it('is what the spreadsheet shows', () => {
    expect([cellName(14, 3), cellName(2, 28), cellName(9, 52), cellName(9, 703)]).toEqual(['C14', 'AB2', 'AZ9', 'AAA9']);
  });

  it('is the row alone for a whole row, and nothing for a whole sheet', () => {
    expect([cellName(7, 0), cellName(0, 0)]).toEqual(['7', '']);
  });
});
