import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { office } from '../backend.fake';
import { Providers } from '../frame/App';
import { queryClient } from '../frame/reads';
import BriefPage from './BriefPage';

afterEach(() => queryClient.clear());

const type = (id: string, value: string) => fireEvent.change(screen.getByTestId(id), { target: { value } });

it('takes a free size and an honorarium of a seat, and at most so many of a coverage', async () => {
  window.location.hash = '#/brief/brief-1';
  render(
    <Providers>
      <BriefPage />
    </Providers>,
  );
  fireEvent.click(await screen.findByText('Analis data', { selector: 'button strong' }));
  fireEvent.click(await screen.findByTestId('brief-more-2'));
  type('brief-count-min-2', '1');
  type('brief-cost-2', '250000');
  type('brief-coverage-max-0', '3');
  expect(screen.getByText('Analis data', { selector: 'button strong' }).parentElement?.textContent).toContain('1–2 orang');
  fireEvent.click(screen.getByTestId('brief-save'));
  await waitFor(async () => expect((await office.briefGet('brief-1')).seats[2]).toMatchObject({ count: 2, count_min: 1, cost: 250_000 }));
  expect((await office.briefGet('brief-1')).coverage[0]).toMatchObject({ people: 2, people_max: 3 });
}, 60_000);

it('opens a seat to those on duty', async () => {
  window.location.hash = '#/brief/brief-1';
  render(
    <Providers>
      <BriefPage />
    </Providers>,
  );
  fireEvent.click(await screen.findByText('Anggota bidang sistem informasi dan pemetaan', { selector: 'button strong' }));
  fireEvent.click(await screen.findByTestId('brief-more-3'));
  fireEvent.click(screen.getByTestId('brief-duty-3'));
  fireEvent.click(screen.getByTestId('brief-save'));
  await waitFor(async () => expect((await office.briefGet('brief-1')).seats[3]?.duty_allowed).toBe(true));
}, 60_000);

it('opens one stretch seat', async () => {
  window.location.hash = '#/brief/brief-1';
  render(
    <Providers>
      <BriefPage />
    </Providers>,
  );
  fireEvent.click(await screen.findByTestId('brief-growth'));
  fireEvent.click(screen.getByTestId('brief-save'));
  await waitFor(async () => expect((await office.briefGet('brief-1')).growth).toBe(true));
}, 60_000);
