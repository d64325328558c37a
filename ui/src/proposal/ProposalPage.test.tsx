import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pace } from '../fake/common';
import { office, watch } from '../backend.fake';
import { Providers } from '../frame/App';
import { queryClient } from '../frame/reads';
import ProposalPage from './ProposalPage';

pace.step = 0;
/* The pretend browser has no list of fonts, which growing text boxes listen to. */
Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });

afterEach(() => {
  pace.step = 0;
  vi.restoreAllMocks();
  queryClient.clear();
});

const show = (id: string) => {
  window.location.hash = `#/proposal/${id}`;
  render(
    <Providers>
      <ProposalPage />
    </Providers>,
  );
};
const membersIn = (seat: number) => [...document.querySelectorAll(`[data-testid="seat-${seat}"] h3`)].map((node) => node.textContent);

/** Only the summary of the team: no panel is open. */
const noPanel = () => expect(screen.getAllByRole('complementary').map((node) => node.getAttribute('aria-label'))).toEqual(['Ringkasan tim']);

const closePanel = () => fireEvent.click(within(screen.getByRole('complementary', { name: 'Kurva harga keadilan' })).getByLabelText('Tutup'));

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

  it('names the mentor of the member in the stretch seat', async () => {
    const view = await office.proposalGet('proposal-1');
    const [learner, mentor] = view.seats.flatMap((seat) => seat.members);
    const seats = view.seats.map((seat) => ({ ...seat, members: seat.members.map((member) => (member.nip === learner?.nip ? { ...member, mentor: mentor?.name ?? '' } : member)) }));
    vi.spyOn(office, 'proposalGet').mockResolvedValue({ ...view, seats });
    show('proposal-1');
    expect((await screen.findByTestId(`proposal-mentor-${learner?.nip}`)).textContent).toBe(`Pengembangan · pendamping ${mentor?.name}`);
    expect(document.querySelectorAll('[data-testid^="proposal-mentor-"]')).toHaveLength(1);
  });

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
    noPanel();
    fireEvent.pointerDown(handle, { button: 0, clientX: 10, clientY: 10 });
    fireEvent.pointerMove(screen.getByTestId('seat-2'), { clientX: 200, clientY: 200 });
    fireEvent.keyDown(window, { key: 'Escape' });
    fireEvent.pointerUp(screen.getByTestId('seat-2'), { clientX: 200, clientY: 200 });
    noPanel();
    expect(document.documentElement.dataset.dragging).toBeUndefined();
  });

  it('says which rule a change would break, and does not offer it', async () => {
    show('proposal-1');
    fireEvent.click(await screen.findByTestId('seat-1-card-0-swap'));
    await screen.findByTestId('replacement-0');
    fireEvent.click([...document.querySelectorAll('[data-testid^="proposal-swap-"]')].at(-1)!);
    expect((await screen.findByTestId('proposal-change-broken')).textContent).toContain('Paling sedikit 1 orang dari Kecamatan');
    expect(screen.getByText('Bila tetap dilakukan')).toBeTruthy();
    expect(screen.queryByTestId('proposal-change-accept')).toBeNull();
  });

  it('says so when a change has become impossible since it was shown', async () => {
    show('proposal-2');
    dragTo(await screen.findByTestId('seat-1-card-0'), screen.getByTestId('seat-2-card-1'));
    await screen.findByTestId('proposal-change-preview');
    const broken = { rule: { kind: 'standing', seat: null, subject: null, value: null }, needed: 0, found: 0, people: [], text: 'Dilanggar: Berstatus aktif.' };
    vi.spyOn(office, 'proposalChange').mockResolvedValue({ value: { proposal: null, outcome: 'infeasible', leaves: [], enters: [], costs: [], breaches: [broken.rule], broken: [broken], conflict: [] }, rooms: [] });
    await acceptChange();
    expect((await screen.findByTestId('proposal-change-broken')).textContent).toContain('Berstatus aktif');
    expect(window.location.hash).toBe('#/proposal/proposal-2');
  });

  it('gives a question up when its panel is closed', async () => {
    show('proposal-2');
    fireEvent.click(await screen.findByTestId('price-open'));
    expect(await screen.findByTestId('price-panel')).toBeTruthy();
    closePanel();
    noPanel();
    pace.step = 20;
    const cancel = vi.spyOn(office, 'jobCancel');
    const price = vi.spyOn(office, 'proposalPrice');
    fireEvent.click(screen.getByTestId('price-open'));
    closePanel();
    expect(cancel).toHaveBeenCalledOnce();
    await expect(price.mock.results[0]?.value).rejects.toMatchObject({ code: 'cancelled' });
    noPanel();
  });

  it('shows an answer only in the panel that asked', async () => {
    show('proposal-2');
    await screen.findByTestId('price-open');
    const answers: ((points: []) => void)[] = [];
    vi.spyOn(office, 'proposalPrice').mockReturnValue(new Promise((resolve) => answers.push(resolve)));
    fireEvent.click(screen.getByTestId('price-open'));
    fireEvent.click(document.querySelector('[data-testid^="proposal-why-"]')!);
    await act(async () => answers[0]?.([]));
    expect(await screen.findByTestId('proposal-why-panel')).toBeTruthy();
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

  it('a point of the curve forms the kept need again, with its pins and in its order', async () => {
    const { seat, members } = (await office.proposalGet('proposal-3')).seats[2]!;
    const locked = await office.proposalChange('proposal-3', { action: 'lock', nip: members[0]!.nip, seat }, 'Sesuai rapat', false, watch(() => undefined));
    const id = locked.value.proposal!;
    const { pins } = await office.proposalGet(id);
    expect(pins).toHaveLength(1);
    show(id);
    fireEvent.click(await screen.findByTestId('price-open'));
    fireEvent.click(await screen.findByTestId('curve-point-4'));
    const again = vi.spyOn(office, 'proposalAgain');
    fireEvent.click(screen.getByTestId('curve-propose'));
    await waitFor(() => expect(window.location.hash).not.toBe(`#/proposal/${id}`));
    const order = [['fit', 0.05], ['chance', 0], ['agencies', 0], ['repeat_pairs', 0]].map(([criterion, tolerance]) => ({ criterion, tolerance }));
    expect(again.mock.calls[0]?.slice(0, 2)).toEqual([id, order]);
    expect((await office.proposalGet(window.location.hash.slice('#/proposal/'.length))).pins).toEqual(pins);
  });

  it('after a refusal, change as few members as can be', async () => {
    show('proposal-2');
    fireEvent.click(await screen.findByTestId('seat-2-card-0-swap'));
    const change = vi.spyOn(office, 'proposalChange');
    fireEvent.change(await screen.findByTestId('refused'), { target: { value: 'superior' } });
    fireEvent.click(await screen.findByTestId('substitute'));
    expect(await screen.findByTestId('proposal-change-preview')).toBeTruthy();
    expect(change.mock.calls[0]?.[1]).toMatchObject({ action: 'substitute', refused: 'superior' });
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
    expect(screen.queryByTestId('price-open')).toBeNull();
  });
});

it('says before approval which seat only one person can fill, and why', async () => {
  show('proposal-2');
  expect((await screen.findByTestId('candidates-warning')).textContent).toContain('hanya dapat diisi oleh 1 orang');
  const rows = within(screen.getByTestId('candidates')).getAllByRole('row');
  expect(rows[1]?.textContent).toMatch(/84,5$/);
  expect(rows[3]?.textContent).toMatch(/–$/);
  expect(within(screen.getByTestId('not-assessed')).getAllByRole('row')).toHaveLength(6);
});
