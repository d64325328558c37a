/** What the pretend commands share. */
import type { Changed, Room, Watcher } from '../backend';
import { Problem } from '../problem';

export const changed = <T,>(value: T, ...rooms: Room[]): Changed<T> => ({ value, rooms });

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Milliseconds between two lines of pretend work; tests set 0. */
export const pace = { step: 60 };

type Asked = 'cancel' | 'keep' | null;
let asked: Asked = null;
export const startWork = (): void => {
  asked = null;
};
export const cancelWork = (): void => {
  asked = 'cancel';
};
export const keepWork = (): void => {
  asked = 'keep';
};
export const stopAsked = (): Asked => asked;

/** Plays twenty lines for each phase, and stops with `cancelled` when asked. */
export async function work(watcher: Watcher, phases: readonly (readonly [phase: string, detail: string | null])[]): Promise<void> {
  startWork();
  for (const [phase, detail] of phases) {
    for (let done = 1; done <= 20; done += 1) {
      if (asked === 'cancel') throw new Problem('cancelled');
      watcher.onmessage({ phase, detail, done: done * 600, total: 12_000, best: null, bound: null });
      await pause(pace.step);
    }
  }
}
