/** The address of the window: `useRoute()` to read it, `go(...)` to move, `replaceRoute(...)` to refine it without a step for the back key. */
import { useSyncExternalStore } from 'react';
import { formatRoute, parseRoute, type Room, type Route } from './lib';

export type { Room, Route } from './lib';

let hash = window.location.hash;
let route = parseRoute(hash);
type Guard = (target: string) => boolean;
const guards = new Set<Guard>();
const listeners = new Set<() => void>();

function read(): Route {
  if (window.location.hash !== hash) {
    hash = window.location.hash;
    route = parseRoute(hash);
  }
  return route;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('hashchange', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('hashchange', listener);
  };
}

export const useRoute = (): Route => useSyncExternalStore(subscribe, read);

/** `go('brief', id)`; `go('roster', null, { q: 'analis' })`. Asks the guards first, so that unsaved work is not lost in silence. */
export function go(room: Room, id?: string | null, query?: Readonly<Record<string, string>>): void {
  const target = formatRoute(room, id, query);
  if (mayLeave(target)) window.location.hash = target;
}

export function replaceRoute(room: Room, id?: string | null, query?: Readonly<Record<string, string>>): void {
  window.history.replaceState(null, '', formatRoute(room, id, query));
  for (const listener of listeners) listener();
}

export const mayLeave = (target = ''): boolean => [...guards].every((guard) => guard(target));

/** A page with unsaved work registers here and returns false to stay (the target is where one wanted to go); call what it gives back to leave. */
export function guardLeaving(guard: Guard): () => void {
  guards.add(guard);
  return () => guards.delete(guard);
}

/** For links: `<a href={hrefTo('decree', id)}>`. */
export const hrefTo = formatRoute;
