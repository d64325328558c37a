import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { office, watch } from '../backend.fake';
import { pace } from '../fake/common';
import { Providers } from '../frame/App';
import { Impossible } from './Impossible';

pace.step = 0;

it('says each rule once, and that another conflict comes after the first', async () => {
  const { value } = await office.formationPropose('brief-3', { seconds: null, gap: null, seed: null, order: null }, watch(() => undefined));
  const show = (others: number, minimal = true) => (
    <Providers>
      <Impossible result={{ ...value, others, minimal }} onRelax={async () => undefined} />
    </Providers>
  );
  const { rerender } = render(show(2));
  expect(screen.getAllByRole('listitem').map((row) => row.textContent).slice(0, value.conflict.length)).toEqual(value.conflict.map((row) => row.text));
  expect(screen.getByText(/Masih ada 2 pertentangan lain/)).toBeTruthy();
  rerender(show(0));
  expect(screen.queryByText(/pertentangan lain/)).toBeNull();
  expect(screen.queryByText(/berhenti sebelum selesai/)).toBeNull();
  rerender(show(0, false));
  expect(screen.getByText(/berhenti sebelum selesai/)).toBeTruthy();
});

it('loosens everything with one click where several conflicts are dissolved together', async () => {
  const { value } = await office.formationPropose('brief-3', { seconds: null, gap: null, seed: null, order: null }, watch(() => undefined));
  const asked: number[] = [];
  const repair = value.repair!;
  const show = (by_form: boolean) => (
    <Providers>
      <Impossible result={{ ...value, repair: { ...repair, by_form } }} onRelax={async (change) => void asked.push(change.form.min_agencies ?? 0)} />
    </Providers>
  );
  const { rerender } = render(show(true));
  for (const text of repair.changes) expect(screen.getByText(text)).toBeTruthy();
  fireEvent.click(screen.getByTestId('relax-all'));
  await waitFor(() => expect(asked).toEqual([repair.form.min_agencies]));
  rerender(show(false));
  expect(screen.queryByTestId('relax-all')).toBeNull();
  expect(screen.getByText(/diubah di Pengaturan/)).toBeTruthy();
});
