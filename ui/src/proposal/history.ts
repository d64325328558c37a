/**
 * Undo and redo of changes by hand. A change makes a new proposal in the place of the one before; undoing brings that one back. What was
 * undone is remembered as long as the office file is open.
 */
import { useEffect } from 'react';
import { office, type ProposalView } from '../backend';
import { useWrite } from '../frame/reads';
import { go } from '../frame/route';
import { m } from '../lang';
import { officeStore } from '../parts/store';
import { tell } from '../parts/toast';
import { isOpen } from './lib';

/** For a proposal, the change from it that was undone. */
const undone = officeStore<Readonly<Record<string, string>>>({});

const without = (id: string): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(undone.get()).filter(([from]) => from !== id));

/** A new change from a proposal: what was undone there cannot be made again. */
export const forgetUndone = (id: string): void => undone.set(without(id));

interface Step {
  readonly kind: 'undo' | 'redo';
  readonly id: string;
  readonly instead: string;
  readonly version: number;
}

export interface History {
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** Undoes a change that was just made. */
  readonly takeBack: (id: string, instead: string) => void;
}

const typing = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

export function useHistory(view: ProposalView): History {
  const again = undone.use()[view.id];
  const { mutate, isPending } = useWrite((step: Step) => office.proposalRestore(step.id, step.instead, step.version), {
    done: (_, step) => {
      undone.set(step.kind === 'undo' ? { ...undone.get(), [step.id]: step.instead } : without(step.instead));
      tell(step.kind === 'undo' ? m.proposal_undone() : m.proposal_redone());
      go('proposal', step.id);
    },
  });
  const step = (kind: Step['kind'], id: string | null | undefined) => (isOpen(view) && !isPending && id ? () => mutate({ kind, id, instead: view.id, version: view.version }) : null);
  const undo = step('undo', view.from);
  const redo = step('redo', again);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || typing(event.target)) return;
      const key = event.key.toLowerCase();
      const act = key === 'z' && !event.shiftKey ? undo : key === 'y' || (key === 'z' && event.shiftKey) ? redo : null;
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  return { undo, redo, takeBack: (id, instead) => mutate({ kind: 'undo', id, instead, version: 1 }) };
}
