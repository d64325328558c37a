/** Stands in for Rust in the ui's tests and in `npm run preview`: the same door, with a made-up regency in memory (`fake/`). */
import type { OfficeCalls, ProgressLine, Watcher } from './backend';
import { briefCalls } from './fake/brief';
import { decreeCalls } from './fake/decree';
import { formationCalls } from './fake/formation';
import { ledgerCalls } from './fake/ledger';
import { lotteryCalls } from './fake/lottery';
import { officeCalls } from './fake/office';
import { portfolioCalls } from './fake/portfolio';
import { proposalCalls } from './fake/proposal';
import { importCall, rosterCalls } from './fake/roster';
import { Problem } from './problem';

export { Problem };

const known: Partial<OfficeCalls> = { ...officeCalls, ...rosterCalls, ...ledgerCalls, ...briefCalls, ...formationCalls, ...portfolioCalls, ...lotteryCalls, ...proposalCalls, ...decreeCalls, rosterImport: importCall };

/** A command nobody has pretended yet answers as a program that lacks it would. */
export const office = new Proxy(known, {
  get: (calls, name: keyof OfficeCalls) =>
    calls[name] ??
    (async () => {
      throw new Problem('not_built', { command: name });
    }),
}) as OfficeCalls;

export function watch(listen: (line: ProgressLine) => void): Watcher {
  return { onmessage: listen } as unknown as Watcher;
}
