/** Finds one person by part of a name or NIP; the choice is handed over and the box is empty again. */
import { Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { office } from '../backend';
import { useRead } from '../frame/reads';
import { m } from '../lang';

interface Props {
  readonly label: string;
  readonly onPick: (nip: string, name: string) => void;
  readonly without?: readonly string[];
  readonly hideLabel?: boolean;
  readonly testId?: string;
  readonly disabled?: boolean;
}

export function PersonPicker({ label, onPick, without = [], hideLabel = false, testId, disabled = false }: Props) {
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), 200);
  const asked = settled.length >= 2;
  const found = useRead(
    ['roster', 'people', 'picker', settled],
    () => office.rosterPeople({ search: settled, agency_id: null, rank_min: null, rank_max: null, competency: null, level: null, active_only: true, sort: 'name', descending: false }),
    { enabled: asked, keep: true },
  );
  const rows = asked ? (found.data?.rows ?? []).filter((row) => !without.includes(row.nip)).slice(0, 12) : [];
  return (
    <Select
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      placeholder={m.brief_person_placeholder()}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={<span />}
      data-testid={testId}
      disabled={disabled}
      searchable
      value={null}
      searchValue={text}
      onSearchChange={setText}
      data={rows.map((row) => ({ value: row.nip, label: row.name }))}
      filter={({ options }) => options}
      nothingFoundMessage={asked ? (found.isFetching ? m.common_loading() : m.brief_person_none()) : undefined}
      renderOption={({ option }) => {
        const row = rows.find((item) => item.nip === option.value);
        return (
          <span>
            <Text span fw={600} display="block">
              {option.label}
            </Text>
            <Text span size="xs" c="dimmed" display="block">
              {row ? `${row.position} · ${row.agency} · ${row.nip}` : ''}
            </Text>
          </span>
        );
      }}
      onChange={(nip) => {
        if (nip === null) return;
        onPick(nip, rows.find((row) => row.nip === nip)?.name ?? nip);
        setText('');
      }}
    />
  );
}

/** A person by NIP as a name; the NIP until it is read. */
export function PersonName({ nip }: { readonly nip: string }) {
  const profile = useRead(['roster', 'profile', nip, null, null], () => office.rosterProfile(nip, null, null));
  return (
    <span>
      <strong>{profile.data?.name ?? nip}</strong>
      {profile.data && <span style={{ color: 'var(--ink-soft)' }}>{` · ${profile.data.agency}`}</span>}
    </span>
  );
}
