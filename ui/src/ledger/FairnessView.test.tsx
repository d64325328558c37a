import { render, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { office } from '../backend.fake';
import { pace } from '../fake/common';
import { Providers } from '../frame/App';
import { queryClient } from '../frame/reads';
import { formatNumber, formatPercent, formatSigned } from '../lang';
import { ChanceLines } from './ChanceLines';
import { FairnessView } from './FairnessView';

pace.step = 0;
afterEach(() => queryClient.clear());

const show = () =>
  render(
    <Providers>
      <FairnessView />
    </Providers>,
  );

it('tells who is shut out by a missing assessment alone', async () => {
  show();
  const rows = within(await screen.findByTestId('not-assessed')).getAllByRole('row');
  expect(rows).toHaveLength(13);
  expect(rows[1]?.textContent).toMatch(/612,40$/);
});

const cell = (row: HTMLElement, at: number) => Number(row.querySelectorAll('td')[at]?.textContent);

it('what is lent is borrowed: the agencies even out', async () => {
  show();
  const rows = within(await screen.findByTestId('lending')).getAllByRole('row').slice(1);
  const sum = (at: number) => rows.reduce((seats, row) => seats + cell(row, at), 0);
  expect(sum(0)).toBe(sum(1));
  expect(within(screen.getByTestId('lending-pairs')).getAllByRole('listitem')).toHaveLength(8);
  expect(within(screen.getByTestId('refusals')).getAllByRole('row')[1]?.textContent).toMatch(/40$/);
});

it('the largest gaps come first, and teams that are not counted are said', async () => {
  show();
  const rows = within(await screen.findByTestId('opportunity')).getAllByRole('row').slice(1);
  const had = rows.map((row) => Number(row.querySelector('td')?.textContent?.replace(',', '.')));
  expect(had.length).toBe(15);
  expect(screen.getByText(/29 tim lama/)).toBeTruthy();
});

const said = async (id: string) => (await screen.findByTestId(`fairness-${id}`)).textContent;

it('the measures are those of the office, beside what random mixing would give', async () => {
  show();
  const { largest, smallest, never, never_share } = await office.ledgerBalance();
  expect(await said('never')).toContain(formatPercent(never_share ?? -1));
  expect(await said('never')).toContain(formatNumber(never));
  expect(await said('extremes')).toContain(`${formatSigned(largest)} … ${formatSigned(smallest)}`);
  expect(await said('index')).toMatch(/\+0,21.*acak: \+0,58/);
});

it('what hosts overruled by hand is added up', async () => {
  show();
  const rows = within(await screen.findByTestId('overrides')).getAllByRole('row').slice(1);
  expect(rows).toHaveLength(4);
  expect(rows[0]?.textContent).toMatch(/3 dari 6.*dikunci 3, dikunci di kebutuhan 2.*4 dari 40/);
});

it("a person's lines show what each weighs", async () => {
  const { people } = await office.ledgerBalance();
  const often = people.find((person) => person.served > 2);
  render(
    <Providers>
      <ChanceLines nip={often?.nip ?? ''} />
    </Providers>,
  );
  expect(await screen.findByText('Bobot')).toBeTruthy();
  expect(screen.getByText(/ditolak sendiri/)).toBeTruthy();
});
