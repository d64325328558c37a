import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { pace } from '../fake/common';
import { office } from '../backend.fake';
import { Providers } from '../frame/App';
import { queryClient } from '../frame/reads';
import ProposalPage from './ProposalPage';

pace.step = 0;
/* The pretend browser has no list of fonts, which growing text boxes listen to. */
Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });

afterEach(() => queryClient.clear());

const show = (id: string) => {
  window.location.hash = `#/proposal/${id}`;
  render(
    <Providers>
      <ProposalPage />
    </Providers>,
  );
};
const membersIn = (seat: number) => [...document.querySelectorAll(`[data-testid="seat-${seat}"] h3`)].map((node) => node.textContent);

const letters = () => document.querySelectorAll('[data-testid^="proposal-tab-"]').length;

/** A press, a move beyond a click, a release: what the mouse does. */
function dragTo(handle: Element, target: Element) {
  fireEvent.pointerDown(handle, { button: 0, clientX: 10, clientY: 10 });
  fireEvent.pointerMove(target, { clientX: 200, clientY: 200 });
  fireEvent.pointerUp(target, { clientX: 200, clientY: 200 });
}

async function acceptChange() {
  expect(await screen.findByTestId('proposal-change-preview')).toBeTruthy();
  fireEvent.change(screen.getByTestId('proposal-change-note'), { target: { value: 'Sesuai rapat' } });
  fireEvent.click(screen.getByTestId('proposal-change-accept'));
}

describe('the board of seats', () => {
  it('shows what a drag would do, does it, undoes it and does it again', async () => {
    show('proposal-2');
    const handle = await screen.findByTestId('seat-1-card-0');
    const before = membersIn(2);
    const boss = membersIn(1)[0];
    dragTo(handle, screen.getByTestId('seat-2-card-1'));
    await acceptChange();
    await waitFor(() => expect(membersIn(2)).toContain(boss));
    expect(window.location.hash).not.toBe('#/proposal/proposal-2');
    fireEvent.keyDown(window, { key: 'z', ctrlKey: true });
    await waitFor(() => expect(window.location.hash).toBe('#/proposal/proposal-2'));
    await waitFor(() => expect(membersIn(2)).toEqual(before));
    fireEvent.click(screen.getByTestId('redo'));
    await waitFor(() => expect(membersIn(2)).toContain(boss));
    expect((await office.proposalGet('proposal-2')).state).toBe('superseded');
    fireEvent.click(screen.getByTestId('undo'));
    await waitFor(() => expect(membersIn(2)).toEqual(before));
  }, 60_000);

  it('places a person found by name without a mouse', async () => {
    show('proposal-2');
    fireEvent.click(await screen.findByTestId('bring-open'));
    fireEvent.change(screen.getByTestId('bring-search'), { target: { value: 'siti' } });
    fireEvent.click(await screen.findByTestId('bring-place-0'));
    fireEvent.click(await screen.findByTestId('place-0'));
    expect(await screen.findByTestId('proposal-change-preview')).toBeTruthy();
  });

  it('lets go without a change on the same seat, and by Escape', async () => {
    show('proposal-2');
    const handle = await screen.findByTestId('seat-1-card-0');
    dragTo(handle, screen.getByTestId('seat-1'));
    fireEvent.pointerDown(handle, { button: 0, clientX: 10, clientY: 10 });
    fireEvent.pointerMove(screen.getByTestId('seat-2'), { clientX: 200, clientY: 200 });
    fireEvent.keyDown(window, { key: 'Escape' });
    fireEvent.pointerUp(screen.getByTestId('seat-2'), { clientX: 200, clientY: 200 });
    expect(screen.queryByTestId('proposal-change-preview')).toBeNull();
    expect(document.documentElement.dataset.dragging).toBeUndefined();
  });

  it('sets the proposals side by side and opens the people counted', async () => {
    show('proposal-2');
    await waitFor(() => expect(document.querySelector('[data-testid^="matrix-"][data-testid$="-1"]')).toBeTruthy());
    fireEvent.click(document.querySelector('[data-testid^="matrix-"][data-testid$="-1"]')!);
    expect(screen.getByTestId('matrix').querySelectorAll('li').length).toBeGreaterThan(0);
    fireEvent.click(await screen.findByTestId('proposal-compare'));
    expect(await screen.findByTestId('proposal-compare-panel')).toBeTruthy();
  });
});

describe('further proposals', () => {
  it('come as tabs, and from a point of the curve of the price of fairness', async () => {
    show('proposal-2');
    await screen.findByTestId('alternatives');
    const before = letters();
    fireEvent.click(screen.getByTestId('alternatives'));
    await waitFor(() => expect(letters()).toBeGreaterThan(before));
    fireEvent.click(screen.getByTestId('price-open'));
    fireEvent.click(await screen.findByTestId('curve-point-4'));
    expect(screen.getByTestId('curve-propose').textContent).toContain('5 %');
    fireEvent.click(screen.getByTestId('curve-propose'));
    await waitFor(() => expect(window.location.hash).not.toBe('#/proposal/proposal-2'));
  });

  it('after a refusal, change as few members as can be', async () => {
    show('proposal-2');
    fireEvent.click(await screen.findByTestId('seat-2-card-0-swap'));
    fireEvent.click(await screen.findByTestId('substitute'));
    expect(await screen.findByTestId('proposal-change-preview')).toBeTruthy();
  });
});

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
