/**
 * The only dialog: asks before something is lost and names what is lost. The button carries the verb, never "OK". With `typeToConfirm`
 * the word must be typed first (for what cannot be brought back).
 *
 *   <ConfirmDanger opened={open} title={…} losses={[…]} verb={m.roster_undo_import()} onConfirm={undo} onClose={close} busy={mutation.isPending} />
 */
import { Button, Group, List, Modal, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { m } from '../lang';

interface Props {
  readonly opened: boolean;
  readonly title: string;
  readonly text?: string;
  readonly losses?: readonly string[];
  readonly verb: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly busy?: boolean;
  readonly typeToConfirm?: string;
  /** Something in `children` must be mended first. */
  readonly blocked?: boolean;
  readonly confirmTestId?: string;
  readonly children?: ReactNode;
}

export function ConfirmDanger({ opened, title, text, losses = [], verb, onConfirm, onClose, busy = false, typeToConfirm, blocked = false, confirmTestId, children }: Props) {
  const [typed, setTyped] = useState('');
  const ready = typeToConfirm === undefined || typed.trim().toLocaleLowerCase('id') === typeToConfirm.toLocaleLowerCase('id');
  const close = () => {
    setTyped('');
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={<Text fw={650}>{title}</Text>} closeButtonProps={{ 'aria-label': m.common_close() }}>
      {text && <Text mb="sm">{text}</Text>}
      {losses.length > 0 && (
        <>
          <Text fw={600}>{m.common_losses()}</Text>
          <List mb="sm" style={{ overflowWrap: 'anywhere' }}>
            {losses.map((loss) => (
              <List.Item key={loss}>{loss}</List.Item>
            ))}
          </List>
        </>
      )}
      {children}
      {typeToConfirm !== undefined && <TextInput label={m.common_type_to_confirm({ word: typeToConfirm })} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} mb="sm" />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close} data-autofocus>
          {m.common_cancel()}
        </Button>
        <Button color="red" onClick={onConfirm} loading={busy} disabled={!ready || blocked} data-testid={confirmTestId}>
          {verb}
        </Button>
      </Group>
    </Modal>
  );
}
