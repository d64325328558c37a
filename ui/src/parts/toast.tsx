/**
 * Small notices at the bottom right, with "Urungkan" where undo is possible.
 *
 *   tell(m.brief_saved());   tell(text, { undo: () => office.undo(id) });   tellProblem(error);
 */
import { Button, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { m, problemDetail, problemText } from '../lang';
import { CopyButton } from './CopyButton';

interface Options {
  readonly tone?: 'done' | 'attention';
  readonly undo?: () => void;
}

let count = 0;

export function tell(text: string, { tone = 'done', undo }: Options = {}): void {
  count += 1;
  const id = `notice-${count}`;
  const act = () => {
    notifications.hide(id);
    undo?.();
  };
  const message = (
    <>
      {text}
      {undo && (
        <Button size="compact-xs" variant="light" ml="sm" onClick={act}>
          {m.common_undo()}
        </Button>
      )}
    </>
  );
  notifications.show({
    id,
    message,
    color: tone === 'done' ? 'green' : 'amber',
    autoClose: undo ? 12_000 : 6_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': m.common_close() },
  });
}

/** Stays until closed: an error must not vanish while somebody reads it. */
export function tellProblem(thrown: unknown): void {
  notifications.show({
    title: m.common_error_title(),
    message: (
      <Stack gap={6} align="flex-start">
        <span>{problemText(thrown)}</span>
        <CopyButton text={problemDetail(thrown)} label={m.common_copy_detail()} />
      </Stack>
    ),
    color: 'red',
    autoClose: false,
    withBorder: true,
    closeButtonProps: { 'aria-label': m.common_close() },
  });
}
