/**
 * A value outside React that components can follow: `const last = store<Report | null>(null)`; `last.set(x)`; `last.use()`. What means
 * something only for the office file on the desk is an `officeStore`, emptied by `forgetStores`.
 */
import { useSyncExternalStore } from 'react';

export interface Store<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  readonly use: () => T;
}

export function store<T>(first: T): Store<T> {
  let value = first;
  const listeners = new Set<() => void>();
  const get = () => value;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get,
    set: (next) => {
      value = next;
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}

const forget: (() => void)[] = [];
export const forgetStores = (): void => forget.forEach((empty) => empty());

export function officeStore<T>(first: T): Store<T> {
  const made = store(first);
  forget.push(() => made.set(first));
  return made;
}
