/**
 * Reading and writing through the backend. A key begins with its room; a write answers with the rooms it touched and exactly those are
 * read again.
 *
 *   const people = useRead(['roster', 'people', query], () => office.people(query));      people.data, people.error, people.isPending
 *   const save = useWrite((form: BriefForm) => office.saveBrief(form), { done: () => tell(m.brief_saved()) });   save.mutate(form)
 */
import { QueryClient, keepPreviousData, useMutation, useQueries, useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { Room } from '../backend';
import { asProblem } from '../problem';
import { forgetStores } from '../parts/store';
import { tellProblem } from '../parts/toast';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

export type ReadKey = readonly [Room | 'office', ...unknown[]];

interface ReadOptions {
  readonly enabled?: boolean;
  /** Keeps showing the last answer while the next one is on its way, as in a filtered list. */
  readonly keep?: boolean;
}

export function useRead<T>(key: ReadKey, read: () => Promise<T>, { enabled = true, keep = false }: ReadOptions = {}): UseQueryResult<T> {
  return useQuery({ queryKey: key, queryFn: read, enabled, placeholderData: keep ? keepPreviousData : undefined });
}

/** Several reads of one kind; what has not come yet, or failed, is left out. */
export function useReads<T>(reads: readonly { readonly key: ReadKey; readonly read: () => Promise<T> }[]): T[] {
  return useQueries({
    queries: reads.map(({ key, read }) => ({ queryKey: key, queryFn: read })),
    combine: (results) => results.flatMap((result) => (result.data === undefined ? [] : [result.data])),
  });
}

/** Reads again what stands under these rooms. The home page and the file's facts depend on all of them. */
export function refresh(rooms: readonly (Room | 'office')[]): void {
  for (const room of new Set([...rooms, 'office' as const])) void queryClient.invalidateQueries({ queryKey: [room] });
}

/** Puts the answer of a write in the place of what was read, so that the next write starts from it at once. */
export function showing<T>(key: ReadKey): (value: T) => void {
  return (value) => void queryClient.setQueryData(key, value);
}

/** Another office file is on the desk: nothing read before counts. */
export function forgetAll(): Promise<void> {
  forgetStores();
  return queryClient.resetQueries();
}

interface WriteOptions<A, T> {
  readonly done?: (value: T, input: A) => void;
  /** Handles the problem itself; otherwise a toast says it. `cancelled` is never said as a problem. */
  readonly failed?: (problem: unknown, input: A) => void;
}

export function useWrite<A, T>(write: (input: A) => Promise<{ value: T; rooms: readonly Room[] }>, { done, failed }: WriteOptions<A, T> = {}): UseMutationResult<T, unknown, A> {
  return useMutation({
    mutationFn: async (input: A) => {
      const changed = await write(input);
      refresh(changed.rooms);
      return changed.value;
    },
    onSuccess: (value, input) => done?.(value, input),
    onError: (problem, input) => {
      if (failed) failed(problem, input);
      else if (asProblem(problem).code !== 'cancelled') tellProblem(problem);
    },
  });
}
