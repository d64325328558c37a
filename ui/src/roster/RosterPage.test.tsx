import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pace } from '../fake/common';
import { Providers } from '../frame/App';
import { queryClient } from '../frame/reads';
import ImportPage from './ImportPage';
import RosterPage from './RosterPage';

beforeEach(() => {
  pace.step = 0;
  window.location.hash = '#/roster';
});
afterEach(() => queryClient.clear());

const show = (page: React.ReactNode) => render(<Providers>{page}</Providers>);

describe('the staff list', () => {
  it('draws only the rows in sight and counts all', async () => {
    show(<RosterPage />);
    const grid = await screen.findByRole('grid');
    expect(Number(grid.getAttribute('aria-rowcount'))).toBeGreaterThan(12_000);
    expect(within(grid).getAllByRole('row').length).toBeLessThan(80);
    expect(screen.getByText(/^12\.\d{3} dari 12\.\d{3}$/)).toBeTruthy();
  });

  it('narrows by search, and says what to do when nobody matches', async () => {
    show(<RosterPage />);
    const box = await screen.findByRole('textbox', { name: 'Cari nama atau NIP' });
    fireEvent.change(box, { target: { value: 'Wiranatakusumah' } });
    await waitFor(() => expect(screen.getByText(/^1 dari/)).toBeTruthy());
    fireEvent.change(box, { target: { value: 'tidak ada orang begini' } });
    expect(await screen.findByText('Tidak ada yang cocok')).toBeTruthy();
    fireEvent.click(screen.getAllByRole('button', { name: 'Hapus semua saringan' })[0] as HTMLElement);
    await waitFor(() => expect(screen.queryByText('Tidak ada yang cocok')).toBeNull());
  });

  it('opens a profile by the keyboard, with the not assessed said as such', async () => {
    show(<RosterPage />);
    const grid = await screen.findByRole('grid');
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'Enter' });
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/roster\/\d{18}/));
    fireEvent.click(await screen.findByRole('tab', { name: 'Kompetensi' }));
    const panel = await screen.findByRole('complementary');
    expect(await within(panel).findByText('Manajerial')).toBeTruthy();
    expect(within(panel).getAllByRole('img').length).toBeGreaterThan(8);
    fireEvent.keyDown(panel, { key: 'Escape' });
    await waitFor(() => expect(window.location.hash.startsWith('#/roster?') || window.location.hash === '#/roster').toBe(true));
  });
});

describe('the absences of a person', () => {
  it('are entered, changed and taken away, each with a way back', async () => {
    show(<RosterPage />);
    const grid = await screen.findByRole('grid');
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'Enter' });
    fireEvent.click(await screen.findByRole('tab', { name: 'Ketidakhadiran' }));
    const panel = await screen.findByRole('complementary');
    expect(await within(panel).findByText('Tidak ada ketidakhadiran yang dicatat.')).toBeTruthy();
    fireEvent.click(within(panel).getByRole('button', { name: 'Catat ketidakhadiran' }));
    expect(within(panel).queryByRole('textbox', { name: 'Keterangan' })).toBeNull();
    fireEvent.click(within(panel).getByRole('button', { name: 'Simpan' }));
    expect(await within(panel).findByText(/Hari pertama belum diisi/)).toBeTruthy();
    fireEvent.change(within(panel).getByRole('textbox', { name: 'Hari pertama' }), { target: { value: '1 April 2027' } });
    fireEvent.click(within(panel).getByRole('button', { name: 'Simpan' }));
    expect(await within(panel).findByText('1 April 2027 – belum diketahui')).toBeTruthy();
    fireEvent.click(within(panel).getByRole('button', { name: 'Hapus: Cuti' }));
    expect(await within(panel).findByText('Tidak ada ketidakhadiran yang dicatat.')).toBeTruthy();
    const notice = (await screen.findByText(/Ketidakhadiran dihapus/)).closest('[role="alert"]') as HTMLElement;
    fireEvent.click(within(notice).getByRole('button', { name: 'Urungkan' }));
    expect(await within(panel).findByText('1 April 2027 – belum diketahui')).toBeTruthy();
  });
});

describe('an import', () => {
  it('ends in a report grouped by kind, the refused first, and can be undone', async () => {
    window.location.hash = '#/import';
    show(<ImportPage />);
    fireEvent.click(await screen.findByRole('button', { name: 'Pilih berkas Excel atau CSV' }));
    expect(await screen.findByText('Hasil impor')).toBeTruthy();
    const groups = within(screen.getByRole('navigation', { name: 'Temuan' })).getAllByRole('button');
    expect(groups[0]?.textContent).toContain('Baris ditolak');
    fireEvent.click(await screen.findByRole('button', { name: 'Batalkan impor ini' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/pegawai_siasn\.xlsx: 12\.466 baris baru dihapus/)).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Batalkan impor ini' }));
    expect(await screen.findByText('Impor sebelumnya')).toBeTruthy();
  });

  it('shows its progress and can be cancelled', async () => {
    pace.step = 5;
    window.location.hash = '#/import';
    show(<ImportPage />);
    fireEvent.click(await screen.findByRole('button', { name: 'Pilih berkas Excel atau CSV' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Batalkan' }));
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(screen.queryByText('Hasil impor')).toBeNull();
  });
});
