import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pace } from '../fake/common';
import { emptyOffice } from '../fake/office';
import { setLanguage } from '../lang';
import { App } from './App';
import { keepLanguage } from './LanguageSwitch';
import { queryClient } from './reads';

beforeEach(() => {
  pace.step = 0;
  window.location.hash = '#/home';
});

afterEach(() => {
  queryClient.clear();
  emptyOffice(false);
  setLanguage('id');
});

describe('the window', () => {
  it('marks sample data and says what waits', async () => {
    render(<App />);
    expect(await screen.findByText('DATA CONTOH')).toBeTruthy();
    expect(await screen.findByText('Menunggu tindakan')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Beranda' }).getAttribute('aria-current')).toBe('page');
  });

  it('changes its language at once and keeps it', async () => {
    render(<App />);
    await screen.findByText('Menunggu tindakan');
    await keepLanguage('en');
    expect(await screen.findByText('Waiting for action')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Staff' })).toBeTruthy();
    await keepLanguage('id');
    expect(await screen.findByText('Menunggu tindakan')).toBeTruthy();
  });

  it('offers three ways to begin with an empty file, and loads the sample', async () => {
    emptyOffice(true);
    render(<App />);
    const start = await screen.findByRole('button', { name: 'Muat data contoh' });
    expect(screen.getByText('Impor data kepegawaian')).toBeTruthy();
    expect(screen.getByText('Buka berkas kantor')).toBeTruthy();
    fireEvent.click(start);
    expect(await screen.findByText('DATA CONTOH')).toBeTruthy();
    expect((await screen.findAllByTestId('home-form-team')).length).toBeGreaterThan(0);
    expect(screen.queryByText('Mengenal Rampak dalam empat langkah')).toBeNull();
  });

  it('leads home from an unknown address', async () => {
    window.location.hash = '#/nowhere';
    render(<App />);
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Beranda'));
  });
});
