/** Each agency: how much it serves, what its people are owed together, and its sectoral-ego index against random mixing. */
import { IconBuildingCommunity } from '@tabler/icons-react';
import { useMemo } from 'react';
import { office, type AgencyBalance } from '../backend';
import { useRead } from '../frame/reads';
import { go } from '../frame/route';
import { formatNumber, formatSigned, m, useLanguage } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import { BalanceBar } from '../parts/BalanceBar';
import { EmptyState } from '../parts/EmptyState';
import { ErrorState } from '../parts/ErrorState';
import { IndexBar } from '../parts/IndexBar';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { Figure } from '../parts/Section';
import { VirtualTable, type Column } from '../parts/VirtualTable';
import classes from './LedgerPage.module.css';
import { scaleOf } from './lib';

const signed = (index: number | null | undefined): string => (index === null || index === undefined ? '–' : formatSigned(index));

const keyOf = (agency: AgencyBalance): string => agency.agency_id;

export function AgencyView() {
  const spoken = useLanguage();
  const agencies = useRead(['ledger', 'agencies'], () => office.ledgerAgencies());
  const book = useRead(['ledger', 'balance'], () => office.ledgerBalance());
  const rows = agencies.data;
  const scale = useMemo(() => scaleOf((rows ?? []).map((agency) => agency.balance)), [rows]);
  const columns = useMemo(() => agencyColumns(scale, spoken), [scale, spoken]);
  if (agencies.isPending) return <LoadingSkeleton kind="rows" />;
  if (agencies.isError) return <ErrorState problem={agencies.error} onRetry={() => void agencies.refetch()} />;
  return (
    <>
      <div className={classes.figures}>
        <Figure value={signed(book.data?.index)} label={m.ledger_regency_index()} />
        <Figure value={signed(book.data?.expected)} label={m.ledger_regency_expected()} />
        <p className={classes.sum}>{m.ledger_index_text()}</p>
      </div>
      <VirtualTable
        label={m.ledger_view_agencies()}
        columns={columns}
        rows={agencies.data}
        rowKey={keyOf}
        onOpen={(agency) => go('ledger', null, { agency: agency.agency_id })}
        empty={<EmptyState icon={<IconBuildingCommunity size={28} />} title={m.ledger_empty()} text={m.ledger_empty_text()} />}
      />
    </>
  );
}

/** `_spoken` is listed so that the words of the head follow the language. */
function agencyColumns(scale: number, _spoken: string): Column<AgencyBalance>[] {
  return [
    { key: 'agency', title: m.roster_agency(), sort: (row) => row.agency, render: (row) => <AgencyChip id={row.agency_id} name={row.agency} withName /> },
    { key: 'people', title: m.ledger_people(), sort: (row) => row.people, width: 84, align: 'right', render: (row) => formatNumber(row.people) },
    { key: 'never', title: m.ledger_never_short(), sort: (row) => row.never, width: 122, align: 'right', render: (row) => formatNumber(row.never) },
    { key: 'seats', title: m.ledger_seats_per_head(), sort: (row) => row.seats_per_head, width: 124, align: 'right', render: (row) => formatNumber(row.seats_per_head, 2) },
    { key: 'eligible', title: m.ledger_seats_per_eligible(), sort: (row) => row.seats_per_eligible, width: 158, align: 'right', render: (row) => (row.seats_per_eligible === null ? '–' : formatNumber(row.seats_per_eligible, 2)) },
    {
      key: 'balance',
      title: m.ledger_agency_balance(),
      sort: (row) => row.balance,
      width: 176,
      render: (row) => <BalanceBar value={row.balance} scale={scale} width={84} positive={m.ledger_agency_owed()} negative={m.ledger_agency_lent()} even={m.ledger_side_even()} />,
    },
    { key: 'index', title: m.ledger_index(), sort: (row) => row.index, width: 214, render: (row) => <IndexCell row={row} /> },
  ];
}

function IndexCell({ row }: { readonly row: AgencyBalance }) {
  if (row.index === null) return <span className={classes.soft}>{m.ledger_index_none()}</span>;
  const expected = row.expected === null ? '–' : formatSigned(row.expected);
  return <IndexBar value={row.index} expected={row.expected} label={m.ledger_index_sentence({ agency: row.agency, index: formatSigned(row.index), expected })} />;
}
