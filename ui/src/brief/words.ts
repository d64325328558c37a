/** Rules, states, criteria and outcomes in the user's words; used by every later room. */
import type { AbsentCount, RuleText } from '../backend';
import { formatNumber, formatPercent, formatSigned, m, say } from '../lang';
import type { PillTone } from '../parts/StatusPill';

/** Their sentences name the seat already. */
const namesSeat: readonly string[] = ['seats', 'locked'];

/** `Analis data: Analisis Data minimal level 3`. */
export function ruleText(rule: RuleText, withSeat = true): string {
  const subject = rule.subject ?? '';
  const value = rule.value ?? '';
  const seat = rule.seat ?? '';
  const words = say(`rule_${rule.kind}`, { subject, value, seat }) ?? [rule.kind, subject, value].filter(Boolean).join(' ');
  return withSeat && seat !== '' && !namesSeat.includes(rule.kind) ? `${seat}: ${words}` : words;
}

/** `3 cuti, 12 bertugas di kelas` */
export const absentText = (counts: readonly AbsentCount[]): string =>
  counts.map(({ kind, people }) => m.absence_people({ people: formatNumber(people), kind: say(`absence_${kind}`) ?? kind })).join(', ');

const tones: Readonly<Record<string, PillTone>> = { draft: 'draft', proposed: 'waiting', consent_asked: 'waiting', approved: 'open', decreed: 'done', issued: 'done', superseded: 'off', revoked: 'off' };

/** The pill of a state: its tone, its word, and who must act next. */
export const statePill = (state: string) => ({ tone: tones[state] ?? ('draft' as const), label: say(`state_${state}`) ?? state, next: say(`state_next_${state}`) ?? undefined });

/** The outcome never overstates: proved, within a share, stopped, impossible. */
export function outcomeText(outcome: string, gap: number | null): string {
  if (outcome === 'within_gap') return m.outcome_within_gap({ gap: formatPercent(gap ?? 0, 1) });
  return say(`outcome_${outcome}`) ?? outcome;
}

export const outcomeTone = (outcome: string): PillTone => (outcome === 'proved' ? 'done' : outcome === 'infeasible' ? 'blocked' : 'open');

export const criterionText = (name: string): string => say(`criterion_${name}`) ?? name;

/** Criteria of which less is better. */
const lessIsBetter: readonly string[] = ['repeat_pairs', 'size', 'cost', 'spread'];

export const isGain = (name: string, difference: number): boolean => (lessIsBetter.includes(name) ? difference < 0 : difference > 0);

const wholes: readonly string[] = ['agencies', 'repeat_pairs', 'size', 'cost'];
const digitsOf = (name: string): number => (wholes.includes(name) ? 0 : name === 'fit' ? 1 : 2);

export const criterionNumber = (name: string, value: number): string => {
  if (name === 'chance') return formatSigned(value);
  const digits = digitsOf(name);
  /* Adding zero turns a rounded -0 into 0. */
  return formatNumber(Math.round(value * 10 ** digits) / 10 ** digits + 0, digits);
};

export const criterionChange = (name: string, difference: number): string => formatSigned(difference, digitsOf(name));

export const faultText = (kind: string): string => say(`fault_${kind}`) ?? m.fault_other();
