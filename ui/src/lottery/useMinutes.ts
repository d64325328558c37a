/** What is filled in of a lottery's minutes while the page is open, and the pages that follow it. */
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { office, type LotteryView, type MinutesForm } from '../backend';
import { useRead } from '../frame/reads';
import { zoneOf } from './lib';

export type Minutes = ReturnType<typeof useMinutes>;

const withClock = (form: MinutesForm): MinutesForm => ({ ...form, zone: zoneOf(new Date().getTimezoneOffset()) ?? form.zone });

export function useMinutes(view: LotteryView, enabled: boolean) {
  const [typed, setTyped] = useState<MinutesForm | null>(null);
  const { id } = view.item;
  /* Under `office`: a new draw, another letterhead, a name mended in the roster, all set the pages anew. */
  const start = useRead(['office', 'minutes', id], async () => withClock(await office.minutesForm(id)), { enabled });
  const form = typed ?? start.data ?? null;
  const [settled] = useDebouncedValue(form, 400);
  const pages = useRead(['office', 'minutes', id, view.draws.length, settled], () => office.minutesPages(id, settled!), { enabled: enabled && settled !== null, keep: true });
  return { view, start, form, setForm: setTyped, pages, pending: settled !== form };
}
