import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { office, watch } from '../backend.fake';
import { briefs } from '../fake/brief';
import { pace } from '../fake/common';
import { Providers } from '../frame/App';
import { forgetAll, queryClient } from '../frame/reads';
import { lastBoard } from './last';
import PortfolioPage from './PortfolioPage';

pace.step = 0;
afterEach(() => {
  lastBoard.set(null);
  queryClient.clear();
});

const show = () =>
  render(
    <Providers>
      <PortfolioPage />
    </Providers>,
  );

const team = () => screen.findByTestId('portfolio-team-P02');

it('forms the chosen teams, opens each, and says which could not be filled', async () => {
  show();
  fireEvent.click(await screen.findByTestId('portfolio-all'));
  fireEvent.click(screen.getByTestId('portfolio-start'));
  expect((await screen.findByTestId('portfolio-team-P01')).getAttribute('href')).toMatch(/^#\/proposal\//);
  fireEvent.click(screen.getByTestId('portfolio-tab-unfilled'));
  expect((await screen.findByTestId('portfolio-unfilled-P03')).textContent).toContain('tidak seorang pun memenuhi');
  fireEvent.click(screen.getByTestId('portfolio-tab-totals'));
  expect((await screen.findByTestId('portfolio-agencies')).querySelectorAll('tbody tr').length).toBeGreaterThan(5);
  fireEvent.click(screen.getByTestId('portfolio-again'));
  expect(await screen.findByTestId('portfolio-start')).toBeTruthy();
});

it('marks a team that was replaced since, opens the newest, and is empty for another office file', async () => {
  show();
  fireEvent.click(await screen.findByTestId('portfolio-all'));
  fireEvent.click(screen.getByTestId('portfolio-start'));
  const before = (await team()).getAttribute('href')!.split('/').at(-1)!;
  const { seat, members } = (await office.proposalGet(before)).seats[0]!;
  const { value } = await office.proposalChange(before, { action: 'lock', nip: members[0]!.nip, seat }, 'Sesuai rapat', false, watch(() => undefined));
  await queryClient.invalidateQueries({ queryKey: ['proposal'] });
  await waitFor(async () => expect((await team()).textContent).toContain('sudah diganti'));
  expect((await team()).getAttribute('href')).toBe(`#/proposal/${value.proposal}`);
  await forgetAll();
  expect(await screen.findByTestId('portfolio-start')).toBeTruthy();
});

it('names the need that is incomplete', async () => {
  const form = briefs.get('brief-2')!;
  briefs.set('brief-2', { ...form, host_id: null });
  show();
  fireEvent.click(await screen.findByTestId('portfolio-all'));
  fireEvent.click(screen.getByTestId('portfolio-start'));
  expect(await screen.findByText(`Kebutuhan "${form.title}" belum lengkap. Buka kebutuhan itu dan lengkapi yang ditandai.`)).toBeTruthy();
  briefs.set('brief-2', form);
});
