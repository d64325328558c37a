import { fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { office, watch } from '../backend.fake';
import { people } from '../fake/regency';
import { pace } from '../fake/common';
import { Providers } from '../frame/App';
import { queryClient } from '../frame/reads';
import { WhyNotPanel } from './WhyNotPanel';

pace.step = 0;
afterEach(() => queryClient.clear());

it('asks about one seat alone, or any', async () => {
  const view = await office.proposalGet('proposal-2');
  const seats = view.seats.filter((row) => row.office === null);
  const members = new Set(seats.flatMap((row) => row.members.map((member) => member.nip)));
  const outsider = people.find((row) => !members.has(row.nip))!;
  const asked = vi.fn<(nip: string, name: string, seat: string | null) => void>();
  const shown = async (seat: string | null) => ({ kind: 'why_not', nip: outsider.nip, name: outsider.name, seat, view: await office.proposalWhyNot(view.id, outsider.nip, seat, watch(() => {})), problem: null }) as const;
  const panel = (side: Awaited<ReturnType<typeof shown>>) => (
    <Providers>
      <WhyNotPanel side={side} view={view} onClose={() => {}} onAsk={asked} onChange={() => {}} />
    </Providers>
  );
  const { rerender } = render(panel(await shown(null)));
  const choice = await screen.findByTestId<HTMLSelectElement>('whynot-seat');
  expect([choice.value, choice.options.length]).toEqual(['', seats.length + 1]);
  const second = seats[1]!;
  fireEvent.change(choice, { target: { value: second.seat } });
  expect(asked).toHaveBeenLastCalledWith(outsider.nip, outsider.name, second.seat);
  rerender(panel(await shown(second.seat)));
  const bars = within(screen.getByTestId('proposal-whynot-panel')).getAllByRole('list')[1]!;
  expect(within(bars).getAllByRole('listitem').map((row) => row.querySelector('strong')?.textContent)).toEqual([second.role]);
  fireEvent.change(screen.getByTestId('whynot-seat'), { target: { value: '' } });
  expect(asked).toHaveBeenLastCalledWith(outsider.nip, outsider.name, null);
});
