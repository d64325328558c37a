import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { pace } from '../fake/common';
import { Providers } from '../frame/App';
import { queryClient } from '../frame/reads';
import { lastBoard } from './last';
import PortfolioPage from './PortfolioPage';

pace.step = 0;
afterEach(() => {
  lastBoard.set(null);
  queryClient.clear();
});

it('forms the chosen teams, opens each, and says which could not be filled', async () => {
  render(
    <Providers>
      <PortfolioPage />
    </Providers>,
  );
  fireEvent.click(await screen.findByTestId('portfolio-all'));
  fireEvent.click(screen.getByTestId('portfolio-start'));
  const team = await screen.findByTestId('portfolio-team-P01');
  expect(team.getAttribute('href')).toMatch(/^#\/proposal\//);
  fireEvent.click(screen.getByTestId('portfolio-tab-unfilled'));
  expect((await screen.findByTestId('portfolio-unfilled-P03')).textContent).toContain('tidak seorang pun memenuhi');
  fireEvent.click(screen.getByTestId('portfolio-tab-totals'));
  expect((await screen.findByTestId('portfolio-agencies')).querySelectorAll('tbody tr').length).toBeGreaterThan(5);
  fireEvent.click(screen.getByTestId('portfolio-again'));
  expect(await screen.findByTestId('portfolio-start')).toBeTruthy();
});
