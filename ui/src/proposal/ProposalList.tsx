/** All proposals, newest first; those of one need when asked. */
import { Button, Switch } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { office, type ProposalItem } from '../backend';
import { outcomeText, outcomeTone, statePill } from '../brief/words';
import { Page } from '../frame/Page';
import { useRead } from '../frame/reads';
import { go } from '../frame/route';
import { formatDateTime, formatNumber, m } from '../lang';
import { EmptyState } from '../parts/EmptyState';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { StatusPill } from '../parts/StatusPill';
import { VirtualTable, type Column } from '../parts/VirtualTable';

const columns = (): Column<ProposalItem>[] => [
  { key: 'title', title: m.brief_column_title(), sort: (row) => row.title, render: (row) => <a href={`#/proposal/${encodeURIComponent(row.id)}`} className="cut" title={row.title} style={{ display: 'block', color: 'inherit', fontWeight: 600, textDecoration: 'none' }} onClick={(event) => event.stopPropagation()}>{row.title}</a> },
  { key: 'letter', title: m.proposal_column_letter(), width: 92, align: 'center', sort: (row) => row.letter, render: (row) => row.letter },
  { key: 'outcome', title: m.proposal_column_outcome(), width: 260, sort: (row) => row.outcome, render: (row) => <StatusPill tone={outcomeTone(row.outcome)} label={outcomeText(row.outcome, row.gap)} /> },
  { key: 'members', title: m.proposal_column_members(), width: 92, align: 'right', sort: (row) => row.members, render: (row) => formatNumber(row.members) },
  { key: 'agencies', title: m.proposal_column_agencies(), width: 96, align: 'right', sort: (row) => row.agencies, render: (row) => formatNumber(row.agencies) },
  { key: 'created', title: m.proposal_column_created(), width: 176, sort: (row) => row.created, render: (row) => formatDateTime(row.created) },
  { key: 'state', title: m.brief_column_state(), width: 150, sort: (row) => row.state, render: (row) => <StatusPill {...statePill(row.state)} /> },
];

export function ProposalList({ brief }: { readonly brief: string | null }) {
  const [old, setOld] = useState(false);
  const list = useRead(['proposal', 'list', brief], () => office.proposalList(brief));
  const rows = (list.data ?? []).filter((row) => old || row.state !== 'superseded');
  const replaced = (list.data ?? []).some((row) => row.state === 'superseded');
  const title = brief === null ? undefined : list.data?.[0]?.title;
  return (
    <Page title={m.frame_proposal()} meaning={title ?? m.proposal_meaning()} fill action={brief !== null && <Button variant="default" component="a" href="#/proposal">{m.proposal_all()}</Button>}>
      {list.isError ? (
        <ErrorState problem={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <LoadingSkeleton kind="rows" />
      ) : list.data.length === 0 ? (
        <EmptyState icon={<IconUsersGroup size={32} />} title={m.proposal_empty_title()} text={m.proposal_empty_text()} action={<Button onClick={() => go('brief', brief)}>{m.proposal_empty_action()}</Button>} />
      ) : (
        <>
          {replaced && <Switch label={m.proposal_show_old()} checked={old} onChange={(event) => setOld(event.currentTarget.checked)} />}
          <VirtualTable label={m.frame_proposal()} columns={columns()} rows={rows} rowKey={(row) => row.id} onOpen={(row) => go('proposal', row.id)} rowHeight={44} empty={<EmptyState title={m.proposal_none_open()} />} />
        </>
      )}
    </Page>
  );
}
