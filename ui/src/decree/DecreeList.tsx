/** All decrees: drafts that wait, and what was issued. */
import { Button, TextInput } from '@mantine/core';
import { IconFileCertificate, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { office, type DecreeItem } from '../backend';
import { statePill } from '../brief/words';
import { Page } from '../frame/Page';
import { useRead } from '../frame/reads';
import { go } from '../frame/route';
import { formatDate, formatDateTime, formatNumber, m, say } from '../lang';
import { EmptyState } from '../parts/EmptyState';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { StatusPill } from '../parts/StatusPill';
import { Nothing } from '../parts/Texts';
import { VirtualTable, type Column } from '../parts/VirtualTable';

const columns = (): Column<DecreeItem>[] => [
  { key: 'number', title: m.decree_number(), width: 210, sort: (row) => row.number, render: (row) => row.number ?? <span style={{ color: 'var(--ink-soft)' }}>{m.frame_no_number()}</span> },
  { key: 'title', title: m.decree_column_team(), sort: (row) => row.brief_title, render: (row) => <a href={`#/decree/${encodeURIComponent(row.id)}`} className="cut" title={row.brief_title} style={{ display: 'block', color: 'inherit', fontWeight: 600, textDecoration: 'none' }} onClick={(event) => event.stopPropagation()}>{row.brief_title}</a> },
  { key: 'kind', title: m.decree_column_kind(), width: 124, sort: (row) => row.kind, render: (row) => say(`decree_kind_${row.kind}`) ?? row.kind },
  { key: 'date', title: m.decree_date(), width: 160, sort: (row) => row.date, render: (row) => (row.date === null ? <Nothing /> : formatDate(row.date)) },
  { key: 'members', title: m.proposal_column_members(), width: 92, align: 'right', sort: (row) => row.members, render: (row) => formatNumber(row.members) },
  { key: 'updated', title: m.decree_column_updated(), width: 176, sort: (row) => row.updated, render: (row) => formatDateTime(row.updated) },
  { key: 'state', title: m.brief_column_state(), width: 130, sort: (row) => row.state, render: (row) => <StatusPill {...statePill(row.revoked && row.state === 'issued' && row.kind !== 'revocation' ? 'revoked' : row.state)} /> },
];

export function DecreeList() {
  const [search, setSearch] = useState('');
  const list = useRead(['decree', 'list'], () => office.decreeList());
  const word = search.trim().toLocaleLowerCase('id');
  const rows = (list.data ?? []).filter((row) => word === '' || `${row.number ?? ''} ${row.brief_title} ${row.subject}`.toLocaleLowerCase('id').includes(word));
  return (
    <Page title={m.frame_decree()} meaning={m.decree_meaning()} fill>
      {list.isError ? (
        <ErrorState problem={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <LoadingSkeleton kind="rows" />
      ) : list.data.length === 0 ? (
        <EmptyState icon={<IconFileCertificate size={32} />} title={m.decree_empty_title()} text={m.decree_empty_text()} action={<Button onClick={() => go('proposal')}>{m.decree_empty_action()}</Button>} />
      ) : (
        <>
          {list.data.length > 6 && <TextInput maw={360} value={search} onChange={(event) => setSearch(event.currentTarget.value)} placeholder={m.decree_search()} aria-label={m.decree_search()} leftSection={<IconSearch size={16} aria-hidden />} />}
          <VirtualTable label={m.frame_decree()} columns={columns()} rows={rows} rowKey={(row) => row.id} onOpen={(row) => go('decree', row.id)} rowHeight={44} empty={<EmptyState title={m.decree_none_found()} />} />
        </>
      )}
    </Page>
  );
}
