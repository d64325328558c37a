/** The teams in the book: those formed here and those imported from before. */
import { useMediaQuery } from '@mantine/hooks';
import { IconHistory, IconUsersGroup } from '@tabler/icons-react';
import { useMemo } from 'react';
import { office, type TeamItem } from '../backend';
import { useRead } from '../frame/reads';
import { formatDate, formatNumber, m, useLanguage } from '../lang';
import { EmptyState } from '../parts/EmptyState';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { Nothing } from '../parts/Texts';
import { VirtualTable, type Column } from '../parts/VirtualTable';
import classes from './LedgerPage.module.css';

/** What a narrow window leaves out. */
const spare = new Set(['decree', 'agencies']);

const keyOf = (team: TeamItem): string => team.id;

export function TeamView() {
  const spoken = useLanguage();
  const teams = useRead(['ledger', 'teams'], () => office.ledgerTeams());
  const narrow = useMediaQuery('(max-width: 1180px)', false, { getInitialValueInEffect: false });
  const columns = useMemo(() => teamColumns(spoken).filter(({ key }) => !narrow || !spare.has(key)), [spoken, narrow]);
  if (teams.isPending) return <LoadingSkeleton kind="rows" />;
  if (teams.isError) return <ErrorState problem={teams.error} onRetry={() => void teams.refetch()} />;
  return <VirtualTable label={m.ledger_view_teams()} columns={columns} rows={teams.data} rowKey={keyOf} empty={<EmptyState icon={<IconUsersGroup size={28} />} title={m.ledger_teams_none()} text={m.ledger_teams_none_text()} />} />;
}

/** `_spoken` is listed so that the words of the head follow the language. */
function teamColumns(_spoken: string): Column<TeamItem>[] {
  return [
    { key: 'title', title: m.ledger_line_team(), sort: (row) => row.title, render: (row) => <TeamName team={row} /> },
    { key: 'host', title: m.ledger_host(), sort: (row) => row.host, render: (row) => <span title={row.host}>{row.host || <Nothing />}</span> },
    { key: 'decree', title: m.ledger_decree(), sort: (row) => row.decree, width: 196, render: (row) => <span title={row.decree}>{row.decree || <Nothing />}</span> },
    { key: 'term', title: m.ledger_term(), sort: (row) => row.start, width: 214, render: (row) => (row.start === null ? <Nothing /> : termText(row.start, row.end)) },
    { key: 'members', title: m.ledger_members(), sort: (row) => row.members, width: 92, align: 'right', render: (row) => formatNumber(row.members) },
    { key: 'agencies', title: m.ledger_agencies(), sort: (row) => row.agencies, width: 100, align: 'right', render: (row) => formatNumber(row.agencies) },
    { key: 'blau', title: m.ledger_blau(), sort: (row) => row.blau, width: 108, align: 'right', render: (row) => formatNumber(row.blau, 2) },
  ];
}

const termText = (start: string, end: string | null): string => (end === null ? formatDate(start, 'short') : `${formatDate(start, 'short')} – ${formatDate(end, 'short')}`);

/** A team imported from before the product carries the sign of history. */
function TeamName({ team }: { readonly team: TeamItem }) {
  return (
    <span className={classes.team} title={[team.title, team.decree].filter(Boolean).join(' · ')}>
      {!team.by_rampak && (
        <span className={classes.soft} role="img" aria-label={m.ledger_origin_before()} title={m.ledger_origin_before()}>
          <IconHistory size={15} aria-hidden />
        </span>
      )}
      <span className="cut">{team.title}</span>
    </span>
  );
}
