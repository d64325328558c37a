/** The teams in the book: those formed here and those imported from before. */
import { IconUsersGroup } from '@tabler/icons-react';
import { useMemo } from 'react';
import { office, type TeamItem } from '../backend';
import { useRead } from '../frame/reads';
import { formatDate, formatNumber, m, useLanguage } from '../lang';
import { EmptyState } from '../parts/EmptyState';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { Nothing } from '../parts/Texts';
import { VirtualTable, type Column } from '../parts/VirtualTable';

const keyOf = (team: TeamItem): string => team.id;

export function TeamView() {
  const spoken = useLanguage();
  const teams = useRead(['ledger', 'teams'], () => office.ledgerTeams());
  const columns = useMemo(() => teamColumns(spoken), [spoken]);
  if (teams.isPending) return <LoadingSkeleton kind="rows" />;
  if (teams.isError) return <ErrorState problem={teams.error} onRetry={() => void teams.refetch()} />;
  return <VirtualTable label={m.ledger_view_teams()} columns={columns} rows={teams.data} rowKey={keyOf} empty={<EmptyState icon={<IconUsersGroup size={28} />} title={m.ledger_teams_none()} text={m.ledger_teams_none_text()} />} />;
}

/** `_spoken` is listed so that the words of the head follow the language. */
function teamColumns(_spoken: string): Column<TeamItem>[] {
  return [
    { key: 'title', title: m.ledger_line_team(), sort: (row) => row.title, render: (row) => <span title={row.title}>{row.title}</span> },
    { key: 'decree', title: m.ledger_decree(), sort: (row) => row.decree, width: 220, render: (row) => <span title={row.decree}>{row.decree || <Nothing />}</span> },
    { key: 'host', title: m.ledger_host(), sort: (row) => row.host, width: 220, render: (row) => <span title={row.host}>{row.host || <Nothing />}</span> },
    { key: 'start', title: m.ledger_start(), sort: (row) => row.start, width: 110, render: (row) => (row.start === null ? <Nothing /> : formatDate(row.start, 'short')) },
    { key: 'end', title: m.ledger_end(), sort: (row) => row.end, width: 110, render: (row) => (row.end === null ? <Nothing /> : formatDate(row.end, 'short')) },
    { key: 'members', title: m.ledger_members(), sort: (row) => row.members, width: 92, align: 'right', render: (row) => formatNumber(row.members) },
    { key: 'agencies', title: m.ledger_agencies(), sort: (row) => row.agencies, width: 100, align: 'right', render: (row) => formatNumber(row.agencies) },
    { key: 'origin', title: m.ledger_origin(), sort: (row) => (row.by_rampak ? 1 : 0), width: 110, render: (row) => (row.by_rampak ? m.ledger_origin_here() : m.ledger_origin_before()) },
  ];
}
