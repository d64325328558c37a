/**
 * The one door to Rust, and the only file that imports the Tauri API and the generated bindings.
 *
 *   const list = await office.rosterPeople(query);          // throws a Problem { code, params }
 *   await office.rosterImport(watch((line) => show(line)));  // progress of long work
 */
import { Channel } from '@tauri-apps/api/core';
import { commands, type Problem as ProblemData, type ProgressLine } from './bindings/ipc';
import { Problem } from './problem';

export type * from './bindings/ipc';
export { Problem };

type Commands = typeof commands;
type Value<R> = R extends { status: 'ok'; data: infer T } ? T : R extends { status: 'error' } ? never : R;
type Throwing<F> = F extends (...input: infer A) => Promise<infer R> ? (...input: A) => Promise<Value<R>> : never;

/** Every command of the window, answering its value or throwing a Problem. */
export type OfficeCalls = { readonly [Name in keyof Commands]: Throwing<Commands[Name]> };

type Answer = { status: 'ok'; data: unknown } | { status: 'error'; error: ProblemData };
type Command = (...input: unknown[]) => Promise<unknown>;

function isAnswer(answer: unknown): answer is Answer {
  return typeof answer === 'object' && answer !== null && 'status' in answer && (answer.status === 'ok' || answer.status === 'error');
}

function isProblem(thrown: unknown): thrown is ProblemData {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string' && 'params' in thrown;
}

function throwing(command: Command): Command {
  return async (...input) => {
    let answer: unknown;
    try {
      answer = await command(...input);
    } catch (thrown) {
      if (isProblem(thrown)) throw new Problem(thrown.code, thrown.params);
      throw new Problem('unexpected', { detail: thrown instanceof Error ? thrown.message : String(thrown) });
    }
    if (!isAnswer(answer)) return answer;
    if (answer.status === 'error') throw new Problem(answer.error.code, answer.error.params);
    return answer.data;
  };
}

const wrapped = Object.entries(commands).map(([name, command]) => [name, throwing(command as Command)] as const);

export const office = Object.fromEntries(wrapped) as unknown as OfficeCalls;

export type Watcher = Channel<ProgressLine>;

/** A channel for the lines of long work. */
export function watch(listen: (line: ProgressLine) => void): Watcher {
  return new Channel<ProgressLine>(listen);
}
