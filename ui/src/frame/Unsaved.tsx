/**
 * Asks before unsaved work is left: save and go on, throw away and go on, or stay. The page renders what it gives back.
 *
 *   const question = useUnsaved(dirty, async () => save());   // true when saved
 */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { m } from '../lang';
import { guardLeaving } from './route';

export function useUnsaved(dirty: boolean, save: () => Promise<boolean>): ReactNode {
  const [target, setTarget] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const open = useRef(false);
  useEffect(
    () =>
      guardLeaving((to) => {
        if (!dirty || open.current) return true;
        setTarget(to);
        return false;
      }),
    [dirty],
  );
  const leave = () => {
    open.current = true;
    const to = target;
    setTarget(null);
    if (to !== null && to !== '') window.location.hash = to;
    setTimeout(() => {
      open.current = false;
    }, 0);
  };
  const saveAndLeave = async () => {
    setBusy(true);
    const saved = await save();
    setBusy(false);
    if (saved) leave();
    else setTarget(null);
  };
  return (
    <Modal opened={target !== null} onClose={() => setTarget(null)} title={<Text fw={650}>{m.frame_unsaved_title()}</Text>} closeButtonProps={{ 'aria-label': m.common_close() }}>
      <Text>{m.frame_unsaved_text()}</Text>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="subtle" color="red" onClick={leave}>
          {m.frame_unsaved_discard()}
        </Button>
        <Button variant="default" onClick={() => setTarget(null)}>
          {m.frame_unsaved_stay()}
        </Button>
        <Button onClick={() => void saveAndLeave()} loading={busy} data-autofocus>
          {m.frame_unsaved_save()}
        </Button>
      </Group>
    </Modal>
  );
}
