import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { pace } from '../fake/common';
import { Providers } from '../frame/App';
import ProposalPage from './ProposalPage';

pace.step = 0;
/* The pretend browser has no list of fonts, which growing text boxes listen to. */
Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });

describe('a proposal on screen', () => {
  it('says what was proved, why a person is on the team, and is approved by a person', async () => {
    window.location.hash = '#/proposal/proposal-1';
    render(
      <Providers>
        <ProposalPage />
      </Providers>,
    );
    expect(await screen.findByText('Terbukti terbaik')).toBeTruthy();
    const why = document.querySelector<HTMLElement>('[data-testid^="proposal-why-"]');
    fireEvent.click(why!);
    expect(await screen.findByTestId('proposal-why-panel')).toBeTruthy();
    fireEvent.click(screen.getByTestId('proposal-approve'));
    fireEvent.click(await screen.findByTestId('proposal-approve-confirm'));
    await waitFor(() => expect(screen.getByTestId('proposal-draft-decree')).toBeTruthy());
  });
});
