import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { office, Problem } from '../backend.fake';
import { pace } from '../fake/common';
import { Providers } from '../frame/App';
import { queryClient } from '../frame/reads';
import LotteryPage from './LotteryPage';

pace.step = 0;
afterEach(() => queryClient.clear());

const type = (id: string, value: string) => fireEvent.change(screen.getByTestId(id), { target: { value } });
const button = () => screen.getByTestId<HTMLButtonElement>('lottery-draw');

/** Every team seen from now on: the one before must not flash up. */
function watchTeams(): () => string[] {
  const seen: string[] = [];
  const look = () => seen.push(...[...document.querySelectorAll('[data-testid="lottery-team"]')].map((node) => node.textContent));
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  return () => {
    observer.disconnect();
    return seen;
  };
}

it('freezes, tells the fingerprint before the number, draws, and asks a reason to draw again', async () => {
  window.location.hash = '#/lottery?brief=brief-1';
  render(
    <Providers>
      <LotteryPage />
    </Providers>,
  );
  fireEvent.click(await screen.findByTestId('lottery-freeze'));
  const barred = [...(await screen.findByTestId('lottery-barred')).children].map((row) => row.textContent);
  expect(barred).toEqual(['371 orang · Tidak memenuhi: Berstatus aktif', '1 orang · Tidak ada tim yang memenuhi semua aturan dengan orang ini']);
  fireEvent.click(screen.getByTestId('lottery-step-hash'));
  const hash = (await screen.findByTestId('lottery-hash')).getAttribute('data-hash') ?? '';
  expect(hash).toMatch(/^[0-9a-f]{64}$/);

  fireEvent.click(screen.getByTestId('lottery-step-draw'));
  await screen.findByTestId('lottery-digits');
  type('lottery-digits', '42');
  expect(button().disabled).toBe(true);
  type('lottery-digits', '042');
  fireEvent.click(button());
  expect((await screen.findByTestId('lottery-team')).textContent).toContain('042');

  fireEvent.click(screen.getByTestId('lottery-redraw'));
  await screen.findByTestId('lottery-reason');
  type('lottery-digits', '107');
  expect(button().disabled).toBe(true);
  type('lottery-reason', 'Seorang anggota berhalangan');
  const shown = watchTeams();
  fireEvent.click(button());
  await waitFor(() => expect(screen.getByTestId('lottery-log').querySelectorAll('li').length).toBe(2));
  expect((await screen.findByTestId('lottery-team')).textContent).toContain('107');
  expect(shown().some((text) => text.includes('042'))).toBe(false);

  fireEvent.click(screen.getByTestId('lottery-step-check'));
  expect((await screen.findByTestId('lottery-command')).textContent).toContain(`--number 107 --hash ${hash}`);
  fireEvent.click(screen.getByTestId('lottery-verify'));
  expect((await screen.findByTestId('lottery-verdict')).textContent).toContain('sah');

  const verify = vi.spyOn(office, 'lotteryVerify');
  const facts = await office.lotteryVerify('107');
  verify.mockClear();
  verify.mockRejectedValueOnce(new Problem('lottery_number', { number: '107', last: '99' })).mockResolvedValueOnce({ ...facts!, hash: 'f'.repeat(64) });
  fireEvent.click(screen.getByTestId('lottery-verify'));
  await waitFor(() => expect(screen.getByTestId('lottery-verdict').textContent).toContain('bukan berkas undian ini'));
  expect(verify.mock.calls).toEqual([['107'], ['']]);
});

it('writes the minutes of the draw: filled beside the pages, saved as they stand', async () => {
  window.location.hash = '#/lottery?brief=brief-2';
  render(
    <Providers>
      <LotteryPage />
    </Providers>,
  );
  fireEvent.click(await screen.findByTestId('lottery-freeze'));
  fireEvent.click(await screen.findByTestId('lottery-step-draw'));
  await screen.findByTestId('lottery-digits');
  expect(screen.queryByTestId('minutes-open')).toBeNull();
  type('lottery-digits', '042');
  fireEvent.click(button());
  await screen.findByTestId('lottery-team');

  const asked = vi.spyOn(office, 'minutesPages');
  fireEvent.click(screen.getByTestId('minutes-open'));
  await screen.findByTestId('minutes-page-1');
  expect(screen.getByText(/Tanda tangani hanya jika/)).toBeTruthy();
  expect(screen.queryByTestId('lottery-team')).toBeNull();
  type('minutes-leader', 'Rina Contoh');
  type('minutes-place', 'Ruang Rapat Contoh');
  type('minutes-witness-2', 'Ujang Contoh');
  fireEvent.click(screen.getByTestId('minutes-add-witness'));
  type('minutes-witness-3', 'Asep Contoh');
  fireEvent.click(screen.getByRole('button', { name: 'Hapus saksi 1' }));
  const filled = { place: 'Ruang Rapat Contoh', leader: { name: 'Rina Contoh', position: '', nip: '' }, witnesses: [{ name: 'Ujang Contoh' }, { name: 'Asep Contoh' }] };
  await waitFor(() => expect(asked.mock.calls.at(-1)?.[1]).toMatchObject(filled));

  const saved = vi.spyOn(office, 'minutesExport');
  type('minutes-number', '17');
  fireEvent.click(screen.getByTestId('minutes-export'));
  expect((await screen.findByTestId('minutes-saved')).textContent).toContain('BA-Undian-17.pdf');
  expect(saved.mock.calls[0]?.[1]).toMatchObject({ ...filled, number: '17' });

  fireEvent.keyDown(screen.getByRole('complementary'), { key: 'Escape' });
  await screen.findByTestId('lottery-team');
  fireEvent.click(screen.getByTestId('minutes-open'));
  expect((await screen.findByTestId<HTMLInputElement>('minutes-leader')).value).toBe('Rina Contoh');
});
