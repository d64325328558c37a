/** Search and filters in one line above the list; each filter shows what it holds and can be cleared alone. */
import { Button, CloseButton, Select, Switch, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import type { AgencyItem, CompetencyItem } from '../backend';
import { formatNumber, m, say } from '../lang';
import { isFiltered, noFilters, rankName, ranks, type Filters } from './lib';
import classes from './RosterPage.module.css';

interface Props {
  readonly filters: Filters;
  readonly agencies: readonly AgencyItem[];
  readonly competencies: readonly CompetencyItem[];
  readonly onChange: (filters: Filters) => void;
  readonly count: string;
}

const number = (text: string | null): number | null => (text === null ? null : Number(text));

export function FilterBar({ filters, agencies, competencies, onChange, count }: Props) {
  const set = (part: Partial<Filters>) => onChange({ ...filters, ...part });
  const rankData = ranks.map((rank, index) => ({ value: String(index + 1), label: rank }));
  const levelData = [
    ...[1, 2, 3, 4, 5].map((level) => ({ value: String(level), label: m.roster_level_at_least({ level }) })),
    { value: '0', label: m.roster_level_unknown() },
  ];
  return (
    <div className={classes.bar} role="search">
      <TextInput
        w={190}
        value={filters.search}
        onChange={(event) => set({ search: event.currentTarget.value })}
        placeholder={m.roster_search()}
        aria-label={m.roster_search()}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={filters.search !== '' && <CloseButton size="sm" onClick={() => set({ search: '' })} aria-label={m.roster_search_clear()} />}
      />
      <Select
        w={184}
        searchable
        clearable
        allowDeselect
        value={filters.agency}
        onChange={(agency) => set({ agency })}
        data={agencies.map((agency) => ({ value: agency.id, label: agency.name }))}
        renderOption={({ option }) => `${option.label} · ${formatNumber(agencies.find((agency) => agency.id === option.value)?.people ?? 0)}`}
        placeholder={m.roster_any_agency()}
        aria-label={m.roster_agency()}
        nothingFoundMessage={m.common_none()}
        clearButtonProps={{ 'aria-label': m.roster_clear({ what: m.roster_agency() }) }}
        comboboxProps={{ width: 380, position: 'bottom-start' }}
        maxDropdownHeight={340}
      />
      <Select
        w={116}
        clearable
        allowDeselect
        value={filters.rankMin === null ? null : String(filters.rankMin)}
        onChange={(value) => set({ rankMin: number(value), rankMax: filters.rankMax !== null && value !== null && filters.rankMax < Number(value) ? null : filters.rankMax })}
        data={rankData}
        placeholder={m.roster_rank_from()}
        aria-label={m.roster_rank_from()}
        clearButtonProps={{ 'aria-label': m.roster_clear({ what: m.roster_rank_from() }) }}
      />
      <Select
        w={116}
        clearable
        allowDeselect
        value={filters.rankMax === null ? null : String(filters.rankMax)}
        onChange={(value) => set({ rankMax: number(value) })}
        data={rankData.filter((rank) => filters.rankMin === null || Number(rank.value) >= filters.rankMin)}
        placeholder={m.roster_rank_to()}
        aria-label={m.roster_rank_to()}
        clearButtonProps={{ 'aria-label': m.roster_clear({ what: filters.rankMax === null ? m.roster_rank_to() : rankName(filters.rankMax) }) }}
      />
      <Select
        w={184}
        searchable
        clearable
        allowDeselect
        value={filters.competency}
        onChange={(competency) => set({ competency, level: competency === null ? null : filters.level })}
        data={grouped(competencies)}
        placeholder={m.roster_any_competency()}
        aria-label={m.roster_competency()}
        nothingFoundMessage={m.common_none()}
        clearButtonProps={{ 'aria-label': m.roster_clear({ what: m.roster_competency() }) }}
        comboboxProps={{ width: 380, position: 'bottom-start' }}
        maxDropdownHeight={340}
      />
      {filters.competency !== null && (
        <Select
          w={170}
          clearable
          allowDeselect
          value={filters.level === null ? null : String(filters.level)}
          onChange={(value) => set({ level: number(value) })}
          data={levelData}
          placeholder={m.roster_any_level()}
          aria-label={m.roster_level()}
          clearButtonProps={{ 'aria-label': m.roster_clear({ what: m.roster_level() }) }}
        />
      )}
      <Switch checked={filters.inactive} onChange={(event) => set({ inactive: event.currentTarget.checked })} label={m.roster_with_inactive()} />
      {isFiltered(filters) && (
        <Button variant="subtle" size="compact-sm" leftSection={<IconX size={14} />} onClick={() => onChange({ ...noFilters, sort: filters.sort })}>
          {m.common_clear_filters()}
        </Button>
      )}
      <span className={classes.count} role="status">
        {count}
      </span>
    </div>
  );
}

function grouped(competencies: readonly CompetencyItem[]) {
  const kinds = [...new Set(competencies.map((item) => item.kind))];
  return kinds.map((kind) => ({
    group: say(`roster_competency_${kind}`) ?? kind,
    items: competencies.filter((item) => item.kind === kind).map((item) => ({ value: item.code, label: item.name })),
  }));
}
