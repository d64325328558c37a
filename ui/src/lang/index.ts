/** The words of the window. `m.<key>()` reads the catalogue in the language in use; nothing the user sees is written elsewhere. */
import { useSyncExternalStore } from 'react';
import { asProblem } from '../problem';
import { m } from './generated/messages.js';
import { overwriteGetLocale } from './generated/runtime.js';

export { m };
export * from './format';

export type Language = 'id' | 'en';
export const languages: readonly Language[] = ['id', 'en'];

let current: Language = 'id';
const listeners = new Set<() => void>();
overwriteGetLocale(() => current);

export const language = (): Language => current;

export function setLanguage(next: Language): void {
  if (next === current) return;
  current = next;
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Re-renders the caller when the language changes. A `useMemo` that holds words must list this value. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, language);

type Speaker = (inputs: Record<string, string>) => string;
const speakers: Readonly<Record<string, unknown>> = m;

/** A message whose key is known only at run time, such as `problem_<code>` or `proposal_status_<code>`; null when there is none. */
export function say(key: string, params: Readonly<Record<string, string>> = {}): string | null {
  const speaker = Object.hasOwn(speakers, key) ? speakers[key] : undefined;
  return typeof speaker === 'function' ? (speaker as Speaker)(params) : null;
}

/** Values that are codes of ours, said as the window says them: `what: brief` is "kebutuhan tim". */
function named(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, name === 'what' || name === 'field' ? (say(`word_${value}`) ?? value) : value]));
}

/** What happened and what to do, in words. */
export function problemText(thrown: unknown): string {
  const problem = asProblem(thrown);
  const values = named(problem.params);
  const key = `problem_${problem.code}`;
  /* A need told by name is one the user is not looking at: it has words of its own. */
  return (values.brief ? say(`${key}_of`, values) : null) ?? say(key, values) ?? m.problem_unexpected({ detail: problem.code });
}

/** For "Salin rincian": everything somebody who helps would ask for. */
export function problemDetail(thrown: unknown): string {
  const problem = asProblem(thrown);
  const values = Object.entries(problem.params).map(([name, value]) => `${name}: ${value}`);
  return [`Rampak: ${problem.code}`, ...values, problemText(problem)].join('\n');
}
