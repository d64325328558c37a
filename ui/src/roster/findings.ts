/** The findings of an import in the order somebody would deal with them: what was refused, what is asked, then what was mended. */
import type { Finding } from '../backend';

export const treatments = ['refused_row', 'refused_cell', 'asked', 'warned', 'merged', 'repaired', 'ignored'] as const;
export type Treatment = (typeof treatments)[number];

const weightOf = (treatment: string): number => {
  const at = (treatments as readonly string[]).indexOf(treatment);
  return at < 0 ? treatments.length : at;
};

export interface FindingGroup {
  readonly kind: string;
  readonly treatment: string;
  readonly findings: readonly Finding[];
}

/** One group for each kind and treatment, gravest first, then the most numerous. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.treatment}/${finding.kind}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()]
    .map((group) => ({ kind: group[0]?.kind ?? '', treatment: group[0]?.treatment ?? '', findings: group }))
    .sort((a, b) => weightOf(a.treatment) - weightOf(b.treatment) || b.findings.length - a.findings.length || (a.kind < b.kind ? -1 : 1));
}

/** `C14` as in the spreadsheet; `14` for a whole row; nothing for the whole sheet. */
export function cellName(row: number, column: number): string {
  if (row === 0) return '';
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** What needs somebody's eye: refused or asked. */
export const grave = (treatment: string): boolean => weightOf(treatment) <= 2;
