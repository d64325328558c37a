import { render, screen } from '@testing-library/react';
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
