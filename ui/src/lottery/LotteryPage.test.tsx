import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { pace } from '../fake/common';
import { Providers } from '../frame/App';
import { queryClient } from '../frame/reads';
import LotteryPage from './LotteryPage';

pace.step = 0;
afterEach(() => queryClient.clear());

const throwDice = (digits: string) => {
  fireEvent.change(screen.getByTestId('lottery-digits'), { target: { value: digits } });
  fireEvent.click(screen.getByTestId('lottery-draw'));
};

it('freezes, tells the fingerprint before the number, draws, and asks a reason to draw again', async () => {
  window.location.hash = '#/lottery?brief=brief-1';
  render(
    <Providers>
      <LotteryPage />
    </Providers>,
  );
  fireEvent.click(await screen.findByTestId('lottery-freeze'));
  fireEvent.click(await screen.findByTestId('lottery-step-hash'));
  const hash = (await screen.findByTestId('lottery-hash')).getAttribute('data-hash') ?? '';
  expect(hash).toMatch(/^[0-9a-f]{64}$/);

  fireEvent.click(screen.getByTestId('lottery-step-draw'));
  await screen.findByTestId('lottery-digits');
  throwDice('42');
  expect(screen.queryByTestId('lottery-team')).toBeNull();
  throwDice('042');
  expect((await screen.findByTestId('lottery-team')).textContent).toContain('042');

  fireEvent.click(screen.getByTestId('lottery-redraw'));
  await screen.findByTestId('lottery-reason');
  throwDice('107');
  expect(screen.getByTestId('lottery-log').querySelectorAll('li').length).toBe(1);
  fireEvent.change(screen.getByTestId('lottery-reason'), { target: { value: 'Seorang anggota berhalangan' } });
  throwDice('107');
  await waitFor(() => expect(screen.getByTestId('lottery-log').querySelectorAll('li').length).toBe(2));

  fireEvent.click(screen.getByTestId('lottery-step-check'));
  expect((await screen.findByTestId('lottery-command')).textContent).toContain(`--number 107 --hash ${hash}`);
  fireEvent.click(screen.getByTestId('lottery-verify'));
  expect(await screen.findByTestId('lottery-verdict')).toBeTruthy();
});
