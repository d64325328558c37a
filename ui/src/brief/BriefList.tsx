/** All needs: what, for whom, when, how many seats, and who must act next. */
import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { IconClipboardList, IconCopy, IconDice5, IconDots, IconFileImport, IconPlus, IconSearch, IconTrash, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { office, type BriefItem } from '../backend';
import { Page } from '../frame/Page';
import { useRead, useWrite } from '../frame/reads';
import { go } from '../frame/route';
import { cancelWork, runWork, useWork } from '../frame/work';
import { phaseText } from '../frame/phase';
import { formatDate, formatNumber, m } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import { EmptyState } from '../parts/EmptyState';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { ProgressPanel } from '../parts/ProgressPanel';
import { StatusPill } from '../parts/StatusPill';
import { tell, tellProblem } from '../parts/toast';
import { VirtualTable, type Column } from '../parts/VirtualTable';
import { statePill } from './words';

const term = (item: BriefItem): string => `${formatDate(item.start, 'short')} – ${formatDate(item.end, 'short')}`;

const importFile = async () => {
  try {
    const report = await runWork({ kind: 'brief_import', title: m.brief_import_running(), run: (watcher) => office.briefImport(watcher) });
    if (!report) return;
    const sum = (pick: 'new' | 'changed' | 'refused') => formatNumber(report.files.reduce((total, file) => total + file[pick], 0));
    tell(m.brief_imported({ fresh: sum('new'), changed: sum('changed'), refused: sum('refused') }));
  } catch (problem) {
    tellProblem(problem);
  }
};

export function BriefList() {
  const [search, setSearch] = useState('');
  const list = useRead(['brief', 'list'], () => office.briefList());
  const agencies = useRead(['roster', 'agencies'], () => office.rosterAgencies());
  const work = useWork('brief_import');
  const restore = useWrite((id: string) => office.briefRestore(id), { done: () => tell(m.brief_restored()) });
  const clone = useWrite((id: string) => office.briefClone(id), { done: (id) => go('brief', id) });
  const remove = useWrite((item: BriefItem) => office.briefDelete(item.id), { done: (_, item) => tell(m.brief_deleted({ title: item.title }), { undo: () => restore.mutate(item.id) }) });

  const columns: Column<BriefItem>[] = [
    { key: 'code', title: m.brief_column_code(), width: 84, sort: (row) => row.code, render: (row) => <span data-testid={`brief-row-${row.code}`}>{row.code}</span> },
    { key: 'title', title: m.brief_column_title(), sort: (row) => row.title, render: (row) => <a href={`#/brief/${encodeURIComponent(row.id)}`} className="cut" title={row.title} style={{ display: 'block', color: 'inherit', fontWeight: 600, textDecoration: 'none' }} onClick={(event) => event.stopPropagation()}>{row.title}</a> },
    { key: 'host', title: m.brief_column_host(), width: 190, sort: (row) => row.host, render: (row) => (row.host_id === null ? m.brief_no_host() : <AgencyChip id={row.host_id} name={row.host} short={agencies.data?.find((agency) => agency.id === row.host_id)?.short} withName />) },
    { key: 'term', title: m.brief_column_term(), width: 220, sort: (row) => row.start, render: term },
    { key: 'seats', title: m.brief_column_seats(), width: 72, align: 'right', sort: (row) => row.seats, render: (row) => formatNumber(row.seats) },
    { key: 'state', title: m.brief_column_state(), width: 140, sort: (row) => row.state, render: (row) => <StatusPill {...statePill(row.state)} /> },
    { key: 'menu', title: '', width: 48, render: (row) => <RowMenu row={row} onClone={() => clone.mutate(row.id)} onDelete={() => remove.mutate(row)} /> },
  ];
  const word = search.trim().toLocaleLowerCase('id');
  const rows = (list.data ?? []).filter((row) => word === '' || `${row.code} ${row.title} ${row.host}`.toLocaleLowerCase('id').includes(word));

  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => go('brief', 'new')} data-testid="brief-new">
      {m.brief_new()}
    </Button>
  );
  const load = (
    <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={() => void importFile()} disabled={work !== null} data-testid="brief-import">
      {m.brief_import()}
    </Button>
  );
  const many = (
    <Button component="a" href="#/portfolio" variant="default" leftSection={<IconUsersGroup size={16} />} data-testid="portfolio-open">
      {m.portfolio_open()}
    </Button>
  );

  return (
    <Page title={m.frame_brief()} meaning={m.brief_meaning()} fill action={<>{(list.data?.length ?? 0) > 1 && many}{load}{create}</>}>
      {work?.line && <ProgressPanel title={work.title} phase={phaseText(work.line)} done={work.line.done} total={work.line.total} stopping={work.stopping} onStop={cancelWork} />}
      {list.isError ? (
        <ErrorState problem={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <LoadingSkeleton kind="rows" />
      ) : list.data.length === 0 ? (
        <EmptyState icon={<IconClipboardList size={32} />} title={m.brief_empty_title()} text={m.brief_empty_text()} action={<>{create}{load}</>} />
      ) : (
        <>
          {list.data.length > 6 && <TextInput maw={360} value={search} onChange={(event) => setSearch(event.currentTarget.value)} placeholder={m.brief_search()} aria-label={m.brief_search()} leftSection={<IconSearch size={16} aria-hidden />} />}
          <VirtualTable label={m.frame_brief()} columns={columns} rows={rows} rowKey={(row) => row.id} onOpen={(row) => go('brief', row.id)} rowHeight={44} empty={<EmptyState title={m.brief_none_found()} />} />
        </>
      )}
    </Page>
  );
}

function RowMenu({ row, onClone, onDelete }: { readonly row: BriefItem; readonly onClone: () => void; readonly onDelete: () => void }) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={m.brief_more({ title: row.title })} data-testid={`brief-more-${row.code}`} onClick={(event) => event.stopPropagation()}>
          <IconDots size={18} color="var(--ink-soft)" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={onClone}>
          {m.brief_clone()}
        </Menu.Item>
        <Menu.Item leftSection={<IconDice5 size={16} />} component="a" href={`#/lottery?brief=${encodeURIComponent(row.id)}`} data-testid={`lottery-open-${row.code}`}>
          {m.lottery_title()}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} />} color="red" disabled={row.state === 'decreed'} onClick={onDelete}>
          {m.common_delete()}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
