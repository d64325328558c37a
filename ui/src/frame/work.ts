/**
 * The long work under way. There is one at a time; it goes on while the user looks at other pages, and a strip at the foot of the window
 * shows it there. A page shows its own with `useWork('import')` and a ProgressPanel.
 *
 *   const outcome = await runWork({ kind: 'import', title: m.roster_import_running(), run: (watcher) => office.rosterImport(watcher) });
 *   outcome is the value, or null when the user cancelled or chose nothing; a Problem is thrown.
 */
import { office, watch, type Changed, type ProgressLine, type Watcher } from '../backend';
import type { ClosingPoint } from '../parts/ProgressPanel';
import { store } from '../parts/store';
import { asProblem, Problem } from '../problem';
import { refresh } from './reads';

export interface Work {
  /** Which page it belongs to: `import`, `sample`, `formation`, `change`, `why_not`, `price`, `alternatives`. */
  readonly kind: string;
  readonly title: string;
  /** Null until the first line, for example while a file dialog is open. */
  readonly line: ProgressLine | null;
  readonly closing: readonly ClosingPoint[];
  readonly stopping: boolean;
}

interface Order<T> {
  readonly kind: string;
  readonly title: string;
  readonly run: (watcher: Watcher) => Promise<Changed<T> | null>;
}

const current = store<Work | null>(null);
const longest = 400;

const amend = (part: Partial<Work>): void => {
  const work = current.get();
  if (work) current.set({ ...work, ...part });
};

/** The points of the two closing lines, thinned when they grow long. */
export function addPoint(points: readonly ClosingPoint[], line: ProgressLine, seconds: number): readonly ClosingPoint[] {
  if (line.best === null && line.bound === null) return points;
  const grown = [...points, { time: seconds, best: line.best, bound: line.bound }];
  return grown.length <= longest ? grown : grown.filter((_, index) => index % 2 === 0 || index === grown.length - 1);
}

export async function runWork<T>({ kind, title, run }: Order<T>): Promise<T | null> {
  if (current.get()) throw new Problem('job_running');
  const started = performance.now();
  current.set({ kind, title, line: null, closing: [], stopping: false });
  const watcher = watch((line) => {
    /* Every criterion has its own scale: the two lines begin anew with each phase. */
    const before = current.get();
    amend({ line, closing: addPoint(before?.line?.phase === line.phase ? before.closing : [], line, (performance.now() - started) / 1000) });
  });
  try {
    const changed = await run(watcher);
    if (changed === null) return null;
    refresh(changed.rooms);
    return changed.value;
  } catch (thrown) {
    const problem = asProblem(thrown);
    if (problem.code === 'cancelled') return null;
    throw problem;
  } finally {
    current.set(null);
  }
}

/** Stops the work; nothing is changed. */
export function cancelWork(): void {
  if (!current.get()) return;
  amend({ stopping: true });
  void office.jobCancel();
}

/** Stops the work if it is of this kind: nobody waits for its answer any more. */
export function abandonWork(kind: string): void {
  if (current.get()?.kind === kind) cancelWork();
}

/** Stops a formation and keeps its best team so far. */
export function keepWork(): void {
  if (!current.get()) return;
  amend({ stopping: true });
  void office.jobKeep();
}

/** The work under way of this kind, or of any kind without one. */
export function useWork(kind?: string): Work | null {
  const work = current.use();
  return kind === undefined || work?.kind === kind ? work : null;
}
