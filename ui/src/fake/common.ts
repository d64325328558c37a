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

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** Lines of at most so many letters. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (`${line} ${word}`.length > width && line !== '') {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** A page drawn plainly, a line of text below the other. */
export const sheet = (lines: readonly string[], high: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 ${high}" width="595" height="${high}"><rect width="595" height="${high}" fill="white"/>${lines.map((line, at) => `<text x="70" y="${80 + at * 16}" font-family="serif" font-size="11">${escape(line)}</text>`).join('')}</svg>`;
