import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { office } from '../backend';
import { Providers } from '../frame/App';
import { queryClient } from '../frame/reads';
import SettingsPage from './SettingsPage';

afterEach(() => queryClient.clear());

it('saves the user’s name, and has nothing to save afterwards', async () => {
  render(
    <Providers>
      <SettingsPage />
    </Providers>,
  );
  const name = await screen.findByRole('textbox', { name: /Nama Anda/ });
  const save = screen.getByRole('button', { name: 'Simpan' });
  expect(save.hasAttribute('disabled')).toBe(true);
  fireEvent.change(name, { target: { value: 'Asep Suhendar' } });
  expect(save.hasAttribute('disabled')).toBe(false);
  fireEvent.click(save);
  await waitFor(async () => expect((await office.settingsGet()).user_name).toBe('Asep Suhendar'));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Simpan' }).hasAttribute('disabled')).toBe(true));
});

it('puts back what was there', async () => {
  render(
    <Providers>
      <SettingsPage />
    </Providers>,
  );
  const name = await screen.findByRole<HTMLInputElement>('textbox', { name: /Nama Anda/ });
  const before = name.value;
  fireEvent.change(name, { target: { value: 'Lain' } });
  fireEvent.click(screen.getByRole('button', { name: 'Kembalikan' }));
  expect(name.value).toBe(before);
});
