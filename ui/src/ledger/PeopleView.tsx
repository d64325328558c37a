/** Everyone's balance, largest owed first, with the measures over all of them. */
import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUserSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { office, type PersonBalance } from '../backend';
import { useRead } from '../frame/reads';
import { go } from '../frame/route';
import { formatNumber, formatPercent, formatSigned, m, useLanguage } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import { BalanceBar } from '../parts/BalanceBar';
import { EmptyState } from '../parts/EmptyState';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { Figure } from '../parts/Section';
import { VirtualTable, type Column } from '../parts/VirtualTable';
import classes from './LedgerPage.module.css';
import { narrow, scaleOf } from './lib';

const keyOf = (person: PersonBalance): string => person.nip;

export function PeopleView({ active, initial }: { readonly active: string | null; readonly initial: string | null }) {
  const spoken = useLanguage();
  const book = useRead(['ledger', 'balance'], () => office.ledgerBalance());
  const agencies = useRead(['roster', 'agencies'], () => office.rosterAgencies());
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, 150);
  const [agency, setAgency] = useState<string | null>(initial);

  const all = book.data?.people;
  const ordered = useMemo(() => [...(all ?? [])].sort((a, b) => b.balance - a.balance), [all]);
  const shown = useMemo(() => narrow(ordered, settled, agency), [ordered, settled, agency]);
  const scale = useMemo(() => scaleOf(ordered.map((person) => person.balance)), [ordered]);
  const columns = useMemo(() => peopleColumns(scale, active !== null, spoken), [scale, active, spoken]);

  if (book.isPending) return <LoadingSkeleton kind="rows" />;
  if (book.isError) return <ErrorState problem={book.error} onRetry={() => void book.refetch()} />;
  const { largest, smallest, never_share, sum } = book.data;
  return (
    <>
      <div className={classes.figures}>
        <Figure value={formatSigned(largest)} label={m.ledger_largest()} />
        <Figure value={formatSigned(smallest)} label={m.ledger_smallest()} />
        <Figure value={never_share === null ? '–' : formatPercent(never_share)} label={m.ledger_never()} />
        <p className={classes.sum}>{m.ledger_sum({ sum: formatSigned(sum) })}</p>
      </div>
      <div className={classes.bar} role="search">
        <TextInput w={230} value={search} onChange={(event) => setSearch(event.currentTarget.value)} placeholder={m.roster_search()} aria-label={m.roster_search()} leftSection={<IconSearch size={16} aria-hidden />} />
        <Select
          w={220}
          searchable
          clearable
          allowDeselect
          value={agency}
          onChange={setAgency}
          data={(agencies.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          placeholder={m.roster_any_agency()}
          aria-label={m.roster_agency()}
          nothingFoundMessage={m.common_none()}
          clearButtonProps={{ 'aria-label': m.roster_clear({ what: m.roster_agency() }) }}
          comboboxProps={{ width: 380, position: 'bottom-start' }}
        />
        <span className={classes.count} role="status">
          {m.common_count_of({ shown: formatNumber(shown.length), total: formatNumber(ordered.length) })}
        </span>
      </div>
      <VirtualTable
        label={m.ledger_view_people()}
        columns={columns}
        rows={shown}
        rowKey={keyOf}
        activeKey={active}
        onOpen={(person) => go('ledger', person.nip)}
        empty={<EmptyState icon={<IconUserSearch size={28} />} title={ordered.length === 0 ? m.ledger_empty() : m.roster_none_found()} text={ordered.length === 0 ? m.ledger_empty_text() : m.ledger_none_found_text()} />}
      />
    </>
  );
}

/** `_spoken` is listed so that the words of the head follow the language. */
function peopleColumns(scale: number, panelOpen: boolean, _spoken: string): Column<PersonBalance>[] {
  const columns: Column<PersonBalance>[] = [
    { key: 'name', title: m.roster_name(), sort: (row) => row.name, render: (row) => <span title={row.name}>{row.name}</span> },
    { key: 'agency', title: m.roster_agency(), sort: (row) => row.agency, width: 156, render: (row) => <AgencyChip id={row.agency_id} name={row.agency} /> },
    { key: 'served', title: m.roster_served(), sort: (row) => row.served, width: 112, align: 'right', render: (row) => formatNumber(row.served) },
  ];
  if (!panelOpen) {
    columns.push(
      { key: 'credit', title: m.ledger_line_credit(), sort: (row) => row.credit, width: 100, align: 'right', render: (row) => formatNumber(row.credit, 2) },
      { key: 'debit', title: m.ledger_line_debit(), sort: (row) => row.debit, width: 110, align: 'right', render: (row) => formatNumber(row.debit, 2) },
    );
  }
  columns.push({
    key: 'balance',
    title: m.roster_balance(),
    sort: (row) => row.balance,
    width: 190,
    render: (row) => <BalanceBar value={row.balance} scale={scale} width={100} positive={m.ledger_side_waiting()} negative={m.ledger_side_often()} even={m.ledger_side_even()} />,
  });
  return columns;
}
