import { describe, expect, it } from 'vitest';
import { office } from '../backend.fake';
import { outcomeText } from '../brief/words';
import { balanceScale, changedCosts, countedNames, isOpen, membersOf, noteSays, subjectOf, tabsOf } from './lib';

describe('a proposal', () => {
  it('shows the tabs of its brief by letter, and only what is alive', async () => {
    const view = await office.proposalGet('proposal-1');
    expect(tabsOf(view).map((item) => item.letter)).toEqual(['A', 'B', 'C']);
    const gone = { ...view, siblings: view.siblings.map((item) => (item.letter === 'B' ? { ...item, state: 'superseded' } : item)) };
    expect(tabsOf(gone).map((item) => item.letter)).toEqual(['A', 'C']);
    expect(isOpen(view)).toBe(true);
    expect(isOpen({ ...view, state: 'approved' })).toBe(false);
  });

  it('names the people counted for a rule', async () => {
    const view = await office.proposalGet('proposal-1');
    const line = view.coverage.find((row) => row.people.length > 0);
    expect(line).toBeDefined();
    expect(countedNames(line!, view).every((name) => membersOf(view).some((member) => member.name === name))).toBe(true);
    expect(balanceScale(view)).toBeGreaterThanOrEqual(0.5);
  });

  it('keeps only real differences and asks for a real note', () => {
    expect(changedCosts([{ name: 'fit', before: 1, after: 1.0001 }, { name: 'chance', before: 0, after: 1 }]).map((cost) => cost.name)).toEqual(['chance']);
    expect([noteSays('  ok '), noteSays('Sesuai rapat')]).toEqual([false, true]);
    expect(subjectOf({ action: 'replace', out: '1', in: '2' })).toBe('1');
  });

  it('never says more than was proved', () => {
    expect(outcomeText('proved', 0)).toBe('Terbukti terbaik');
    expect(outcomeText('within_gap', 0.008)).toBe('Paling jauh 0,8 % dari yang terbaik');
    expect(outcomeText('stopped', 0.02)).toBe('Dihentikan: ini yang terbaik sejauh ini');
  });
});
