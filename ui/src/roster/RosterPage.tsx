/** Daftar ASN: everyone in the office file, searched, filtered and sorted; one person's profile at the right. */
import { Button } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { IconFileImport, IconUserSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { office, type PersonRow } from '../backend';
import { Page } from '../frame/Page';
import { useRead } from '../frame/reads';
import { go, replaceRoute, useRoute } from '../frame/route';
import { formatNumber, m, useLanguage } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import { BalanceBar } from '../parts/BalanceBar';
import { EmptyState } from '../parts/EmptyState';
import { ErrorState } from '../parts/ErrorState';
import { LevelDots } from '../parts/LevelDots';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { Nothing } from '../parts/Texts';
import { VirtualTable, type Column } from '../parts/VirtualTable';
import { FilterBar } from './FilterBar';
import { isFiltered, noFilters, readFilters, toQuery, writeFilters, type Filters } from './lib';
import { ProfilePanel } from './ProfilePanel';
import classes from './RosterPage.module.css';

const nip = (row: PersonRow): string => row.nip;

export default function RosterPage() {
  const route = useRoute();
  const spoken = useLanguage();
  const [filters, set] = useState<Filters>(() => readFilters(route.query));
  const [settled] = useDebouncedValue(filters, 180);
  const agencies = useRead(['roster', 'agencies'], () => office.rosterAgencies());
  const competencies = useRead(['roster', 'competencies'], () => office.rosterCompetencies());
  const list = useRead(['roster', 'people', toQuery(settled)], () => office.rosterPeople(toQuery(settled)), { keep: true });

  // The address follows once typing rests: WebKit allows only so many changes of it in half a minute.
  useEffect(() => replaceRoute('roster', route.id, writeFilters(settled)), [settled, route.id]);
  const open = (row: PersonRow) => go('roster', row.nip, writeFilters(filters));
  const competency = competencies.data?.find((item) => item.code === filters.competency);

  const narrow = useMediaQuery('(max-width: 1180px)', false, { getInitialValueInEffect: false });
  const room = route.id !== null ? 'little' : narrow ? 'some' : 'plenty';
  const columns = useMemo(
    () => columnsFor(competency?.name ?? null, room, spoken),
    [competency, room, spoken],
  );

  const shown = list.data?.rows.length ?? 0;
  const count = list.data ? m.roster_count({ shown: formatNumber(shown), total: formatNumber(list.data.total) }) : '';
  const action = (
    <Button leftSection={<IconFileImport size={16} />} onClick={() => go('import')}>
      {m.roster_import()}
    </Button>
  );
  const panel = route.id === null ? null : <ProfilePanel key={route.id} nip={route.id} onClose={() => go('roster', null, writeFilters(filters))} />;

  return (
    <Page title={m.frame_roster()} meaning={m.roster_meaning()} action={action} panel={panel} fill>
      <FilterBar filters={filters} agencies={agencies.data ?? []} competencies={competencies.data ?? []} onChange={set} count={count} />
      {list.isError && <ErrorState problem={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingSkeleton kind="rows" />}
      {list.data && (
        <div className={classes.table} data-stale={list.isPlaceholderData || undefined}>
          <VirtualTable
            label={m.frame_roster()}
            columns={columns}
            rows={list.data.rows}
            rowKey={nip}
            activeKey={route.id}
            onOpen={open}
            sort={filters.sort}
            onSort={(sort) => set({ ...filters, sort })}
            empty={
              <EmptyState
                icon={<IconUserSearch size={28} />}
                title={isFiltered(filters) ? m.roster_none_found() : m.roster_none()}
                text={isFiltered(filters) ? m.roster_none_found_text() : m.roster_none_text()}
                action={
                  isFiltered(filters) ? (
                    <Button variant="default" onClick={() => set({ ...noFilters, sort: filters.sort })}>
                      {m.common_clear_filters()}
                    </Button>
                  ) : (
                    <Button onClick={() => go('import')}>{m.roster_import()}</Button>
                  )
                }
              />
            }
          />
        </div>
      )}
    </Page>
  );
}

/** In a narrow window, and more so beside an open profile, only what tells people apart stays. `_spoken` is listed so that the words of the head follow the language. */
function columnsFor(competency: string | null, room: 'plenty' | 'some' | 'little', _spoken: string): Column<PersonRow>[] {
  const position: Column<PersonRow> = { key: 'position', title: m.roster_position(), sortable: true, render: (row) => <span title={row.position}>{row.position || <Nothing />}</span> };
  const columns: Column<PersonRow>[] = [
    { key: 'name', title: m.roster_name(), sortable: true, render: (row) => <PersonName row={row} /> },
    ...(room === 'little' ? [] : [position]),
    { key: 'agency', title: m.roster_agency(), sortable: true, width: 150, render: (row) => <AgencyChip id={row.agency_id} name={row.agency} /> },
    { key: 'rank', title: m.roster_rank_short(), sortable: true, width: 76, render: (row) => row.rank || <Nothing /> },
  ];
  if (competency !== null) columns.push({ key: 'level', title: competency, width: 120, render: (row) => <LevelDots level={row.level} /> });
  if (room === 'plenty') columns.push({ key: 'served', title: m.roster_served(), sortable: true, width: 110, align: 'right', render: (row) => formatNumber(row.served) });
  columns.push({
    key: 'balance',
    title: m.roster_balance(),
    sortable: true,
    width: 164,
    render: (row) => <BalanceBar value={row.balance} scale={1} positive={m.ledger_side_waiting()} negative={m.ledger_side_often()} even={m.ledger_side_even()} />,
  });
  return columns;
}

function PersonName({ row }: { readonly row: PersonRow }) {
  return (
    <span className={classes.name} title={row.name}>
      <span className="cut">{row.name}</span>
      {!row.active && <span className={classes.off}>{m.roster_not_active()}</span>}
    </span>
  );
}
