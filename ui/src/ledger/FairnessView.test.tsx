import { render, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { pace } from '../fake/common';
import { Providers } from '../frame/App';
import { queryClient } from '../frame/reads';
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
