/** A list of sentences: each edited, moved, removed; a new one at the end. */
import { ActionIcon, Button, Textarea } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { move, removeAt, replaceAt } from '../brief/lib';
import { m } from '../lang';
import classes from './decree.module.css';
import { fieldId } from './lib';

interface Props {
  /** Field of the form, such as `considering`. */
  readonly field: string;
  readonly label: string;
  readonly list: readonly string[];
  readonly onChange: (next: string[]) => void;
  readonly mark: (at: number) => string;
  readonly add: string;
  readonly extra?: ReactNode;
}

export function TextList({ field, label, list, onChange, mark, add, extra }: Props) {
  return (
    <div className={classes.list} role="group" aria-label={label}>
      {list.map((text, at) => (
        <div key={at} className={classes.row}>
          <span className={classes.mark} aria-hidden>
            {mark(at)}
          </span>
          <Textarea id={fieldId(`${field}.${at}`)} className={classes.grow} aria-label={`${label} ${mark(at)}`} autosize minRows={1} value={text} error={text.includes('[..]')} onChange={(event) => onChange(replaceAt(list, at, event.currentTarget.value))} />
          <span className={classes.rowTools}>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`${m.brief_move_up()}: ${label} ${mark(at)}`} disabled={at === 0} onClick={() => onChange(move(list, at, -1))}>
              <IconArrowUp size={14} color="var(--ink-soft)" />
            </ActionIcon>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`${m.brief_move_down()}: ${label} ${mark(at)}`} disabled={at === list.length - 1} onClick={() => onChange(move(list, at, 1))}>
              <IconArrowDown size={14} color="var(--ink-soft)" />
            </ActionIcon>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`${m.common_delete()}: ${label} ${mark(at)}`} onClick={() => onChange(removeAt(list, at))}>
              <IconX size={14} color="var(--ink-soft)" />
            </ActionIcon>
          </span>
        </div>
      ))}
      <div className={classes.adders}>
        <Button id={fieldId(field)} size="xs" variant="light" leftSection={<IconPlus size={14} />} onClick={() => onChange([...list, ''])}>
          {add}
        </Button>
        {extra}
      </div>
    </div>
  );
}
