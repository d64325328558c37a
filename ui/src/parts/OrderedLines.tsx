/**
 * A list of texts whose order matters: each can be edited, moved, removed; new ones are written or taken from suggestions.
 *
 *   <OrderedLines label={m.settings_copies()} lines={form.copies} onChange={…} addLabel={m.settings_add_copy()} suggestions={library} />
 */
import { ActionIcon, Button, Group, Input, Select, Textarea } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { m } from '../lang';
import classes from './OrderedLines.module.css';
import { moved } from './lib';

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly lines: readonly string[];
  readonly onChange: (lines: string[]) => void;
  readonly addLabel: string;
  readonly suggestions?: readonly string[];
  readonly suggestLabel?: string;
}

export function OrderedLines({ label, description, lines, onChange, addLabel, suggestions = [], suggestLabel }: Props) {
  const left = suggestions.filter((text) => !lines.includes(text));
  return (
    <Input.Wrapper label={label} description={description} labelElement="div">
      <ol className={classes.list} aria-label={label}>
        {lines.map((line, index) => (
          <li key={index}>
            <Textarea autosize minRows={1} className={classes.text} value={line} onChange={(event) => onChange(lines.map((text, at) => (at === index ? event.currentTarget.value : text)))} aria-label={`${label} ${index + 1}`} />
            <ActionIcon variant="subtle" color="gray" disabled={index === 0} onClick={() => onChange(moved(lines, index, -1))} aria-label={m.common_move_up({ what: `${label} ${index + 1}` })}>
              <IconArrowUp size={16} />
            </ActionIcon>
            <ActionIcon variant="subtle" color="gray" disabled={index === lines.length - 1} onClick={() => onChange(moved(lines, index, 1))} aria-label={m.common_move_down({ what: `${label} ${index + 1}` })}>
              <IconArrowDown size={16} />
            </ActionIcon>
            <ActionIcon variant="subtle" color="gray" onClick={() => onChange(lines.filter((_, at) => at !== index))} aria-label={m.common_remove({ what: `${label} ${index + 1}` })}>
              <IconTrash size={16} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Group gap="xs">
        <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => onChange([...lines, ''])}>
          {addLabel}
        </Button>
        {suggestions.length > 0 && (
          <Select
            size="xs"
            w={280}
            searchable
            value={null}
            data={left}
            placeholder={suggestLabel}
            aria-label={suggestLabel}
            nothingFoundMessage={m.common_none()}
            onChange={(text) => text !== null && onChange([...lines, text])}
            comboboxProps={{ width: 520, position: 'bottom-start' }}
          />
        )}
      </Group>
    </Input.Wrapper>
  );
}
