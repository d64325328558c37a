/** KESATU, KEDUA and so on, each with lettered items of its own. */
import { ActionIcon, Button, Textarea } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import type { DictumForm } from '../backend';
import { move, removeAt, replaceAt } from '../brief/lib';
import { m } from '../lang';
import classes from './decree.module.css';
import { fieldId, letterOf } from './lib';
import { TextList } from './TextList';

/** As they are printed, whatever the language of the window. */
const words = ['KESATU', 'KEDUA', 'KETIGA', 'KEEMPAT', 'KELIMA', 'KEENAM', 'KETUJUH', 'KEDELAPAN', 'KESEMBILAN', 'KESEPULUH', 'KESEBELAS', 'KEDUA BELAS'];
const ordinal = (at: number): string => words[at] ?? `KE-${at + 1}`;

interface Props {
  readonly dictums: readonly DictumForm[];
  readonly onChange: (next: DictumForm[]) => void;
}

export function Dictums({ dictums, onChange }: Props) {
  return (
    <>
      {dictums.map((dictum, at) => {
        const name = ordinal(at);
        const set = (patch: Partial<DictumForm>) => onChange(replaceAt(dictums, at, { ...dictum, ...patch }));
        return (
          <div key={at} className={classes.dictum}>
            <div className={classes.dictumHead}>
              <strong>{name}</strong>
              <span className={classes.rowTools}>
                <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`${m.brief_move_up()}: ${name}`} disabled={at === 0} onClick={() => onChange(move(dictums, at, -1))}>
                  <IconArrowUp size={14} color="var(--ink-soft)" />
                </ActionIcon>
                <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`${m.brief_move_down()}: ${name}`} disabled={at === dictums.length - 1} onClick={() => onChange(move(dictums, at, 1))}>
                  <IconArrowDown size={14} color="var(--ink-soft)" />
                </ActionIcon>
                <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`${m.common_delete()}: ${name}`} onClick={() => onChange(removeAt(dictums, at))}>
                  <IconX size={14} color="var(--ink-soft)" />
                </ActionIcon>
              </span>
            </div>
            <Textarea id={fieldId(`dictums.${at}`)} aria-label={name} autosize minRows={1} value={dictum.text} onChange={(event) => set({ text: event.currentTarget.value })} />
            <TextList field={`dictums.${at}.items`} label={m.decree_items({ dictum: name })} list={dictum.items} onChange={(items) => set({ items })} mark={(index) => `${letterOf(index)}.`} add={m.decree_add_item()} />
          </div>
        );
      })}
      <div>
        <Button id={fieldId('dictums')} size="xs" variant="light" leftSection={<IconPlus size={14} />} onClick={() => onChange([...dictums, { text: '', items: [] }])}>
          {m.decree_add_dictum()}
        </Button>
      </div>
    </>
  );
}
