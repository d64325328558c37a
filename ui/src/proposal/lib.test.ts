import { describe, expect, it } from 'vitest';
import { office } from '../backend.fake';
import { outcomeText } from '../brief/words';
import { balanceScale, changedCosts, contrast, countedNames, dropChange, gainText, isOpen, matrixOf, membersOf, noteSays, onCard, onSeat, orderWith, placesFor, priceText, subjectOf, tabsOf } from './lib';

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

  it('says the price of fairness whole: fit given up, balance, first turns', async () => {
    const view = await office.proposalGet('proposal-1');
    const told = (fit_given_up: number | null, balance_sum: number) => priceText({ ...view, fairness: { ...view.fairness, fit_given_up, balance_sum, first_timers: 9 } });
    expect(told(1.2, 2.41)).toMatch(/1,2 % kecocokan.*\+2,4.*9 orang/);
    expect(told(0, -0.5)).toMatch(/^Tanpa mengorbankan.*−0,5.*9 dari/);
    expect(told(null, 0)).toMatch(/ 0.*9 dari/);
    const point = { tolerance: 0.03, fit: 80, chance: 3, first: 4, fit_given_up: 2.8, chance_gained: 1.25, first_gained: 2, opportunity: null, proved: true };
    expect(gainText(point)).toMatch(/2,8 %.*\+1,25.*\+2/);
    expect(gainText({ ...point, fit_given_up: 0, chance_gained: 0, first_gained: 0 })).toMatch(/0,0 %.* 0 /);
  });

  it('keeps only real differences and asks for a real note', () => {
    expect(changedCosts([{ name: 'fit', before: 1, after: 1.0001 }, { name: 'chance', before: 0, after: 1 }]).map((cost) => cost.name)).toEqual(['chance']);
    expect([noteSays('  ok '), noteSays('Sesuai rapat')]).toEqual([false, true]);
    expect(subjectOf({ action: 'replace', out: '1', in: '2' })).toBe('1');
  });

  it('reads a drop as the smallest change that does it', async () => {
    const view = await office.proposalGet('proposal-2');
    const [, chief, analyst] = view.seats;
    const [boss, first] = [chief!.members[0]!, analyst!.members[0]!];
    const outsider = { nip: '199001012015031001', name: 'Orang luar', seat: null };
    expect(dropChange(view, outsider, onCard(first.nip))).toEqual({ action: 'replace', out: first.nip, in: outsider.nip });
    expect(dropChange(view, outsider, onSeat(chief!.seat))).toEqual({ action: 'replace', out: boss.nip, in: outsider.nip });
    expect(dropChange(view, outsider, onSeat(analyst!.seat))).toEqual({ action: 'lock', nip: outsider.nip, seat: analyst!.seat });
    const member = { nip: boss.nip, name: boss.name, seat: chief!.seat };
    expect(dropChange(view, member, onCard(first.nip))).toEqual({ action: 'swap', a: boss.nip, b: first.nip });
    expect(dropChange(view, member, onSeat(analyst!.seat))).toEqual({ action: 'lock', nip: boss.nip, seat: analyst!.seat });
    const vacant = { ...view, seats: view.seats.map((seat) => (seat === analyst ? { ...seat, members: [first] } : seat)) };
    expect(dropChange(vacant, member, onSeat(analyst!.seat))).toEqual({ action: 'move', nip: boss.nip, seat: analyst!.seat });
    expect([onCard(boss.nip), onSeat(chief!.seat), onSeat(view.seats[0]!.seat), 'seat:none', 'odd'].map((target) => dropChange(view, member, target))).toEqual([null, null, null, null, null]);
    expect(new Set(placesFor(view, member).map((place) => place.role))).toEqual(new Set(view.seats.slice(2).map((seat) => seat.role)));
    expect(placesFor(view, outsider).length).toBe(membersOf(view).length + view.seats.filter((seat) => seat.office === null && seat.count > 1).length);
  });

  it('offers a vacant place as one', async () => {
    const view = await office.proposalGet('proposal-2');
    const outsider = { nip: '199001012015031001', name: 'Orang luar', seat: null };
    const whole = (of: typeof view) => placesFor(of, outsider).filter((place) => place.name === null).map((place) => place.vacant);
    expect(whole(view).every((vacant) => !vacant)).toBe(true);
    expect(whole({ ...view, seats: view.seats.map((seat) => ({ ...seat, members: [] })) }).every(Boolean)).toBe(true);
  });

  it('is formed again by fit first, and then by chance at least', async () => {
    const view = await office.proposalGet('proposal-1');
    const named = (...names: string[]) => orderWith({ ...view, criteria: names.map((name) => ({ ...view.criteria[0]!, name })) }, 0.05).map((row) => `${row.criterion} ${row.tolerance}`);
    expect(named('size', 'fit', 'agencies', 'chance')).toEqual(['fit 0.05', 'size 0', 'agencies 0', 'chance 0']);
    expect(named('agencies', 'fit')).toEqual(['fit 0.05', 'chance 0', 'agencies 0']);
  });

  it('tells two proposals apart by people and criteria', async () => {
    const [a, b] = [await office.proposalGet('proposal-1'), await office.proposalGet('proposal-2')];
    const there = contrast(a, b);
    const back = contrast(b, a);
    expect(there.enters).toEqual(back.leaves);
    expect(there.leaves.every((row) => membersOf(a).some((member) => member.nip === row.nip) && !membersOf(b).some((member) => member.nip === row.nip))).toBe(true);
    expect(there.costs.find((cost) => cost.name === 'fit')).toMatchObject({ before: a.criteria[0]!.value, after: b.criteria[0]!.value });
    expect(matrixOf([a, b]).every((row) => row.cells.length === 2)).toBe(true);
    expect(matrixOf([a, { ...b, coverage: [] }])[0]!.cells[1]).toBeNull();
  });

  it('never says more than was proved', () => {
    expect(outcomeText('proved', 0)).toBe('Terbukti terbaik');
    expect(outcomeText('within_gap', 0.008)).toBe('Paling jauh 0,8 % dari yang terbaik');
    expect(outcomeText('stopped', 0.02)).toBe('Dihentikan: ini yang terbaik sejauh ini');
  });
});
