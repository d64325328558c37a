/** Undian: the lotteries of a need and a new one, or the ceremony of one. */
import { Button } from '@mantine/core';
import { IconDice5, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { office, type LotteryItem } from '../backend';
import { phaseText } from '../frame/phase';
import { Page } from '../frame/Page';
import { useRead } from '../frame/reads';
import { go, hrefTo, useRoute } from '../frame/route';
import { cancelWork, runWork, useWork } from '../frame/work';
import { formatDateTime, formatNumber, m } from '../lang';
import { EmptyState } from '../parts/EmptyState';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { ProgressPanel } from '../parts/ProgressPanel';
import { Nothing } from '../parts/Texts';
import { tell } from '../parts/toast';
import { VirtualTable, type Column } from '../parts/VirtualTable';
import { Ceremony } from './Ceremony';

export default function LotteryPage() {
  const { id, query } = useRoute();
  return id === null ? <LotteryList brief={query.brief ?? null} /> : <One key={id} id={id} />;
}

function One({ id }: { readonly id: string }) {
  const lottery = useRead(['proposal', 'lottery', id], () => office.lotteryGet(id));
  if (lottery.data) return <Ceremony view={lottery.data} />;
  return <Page title={m.lottery_title()}>{lottery.isError ? <ErrorState problem={lottery.error} onRetry={() => void lottery.refetch()} /> : <LoadingSkeleton kind="cards" />}</Page>;
}

const options = { objective: 'leximin', panels: null, cap: null, pseudonymous: false, seconds: null };
const keyOf = (item: LotteryItem): string => item.id;

function LotteryList({ brief }: { readonly brief: string | null }) {
  const list = useRead(['proposal', 'lotteries', brief], () => office.lotteryList(brief));
  const briefs = useRead(['brief', 'list'], () => office.briefList());
  const [problem, setProblem] = useState<unknown>(null);
  const work = useWork('lottery');
  const title = briefs.data?.find((item) => item.id === brief)?.title;

  const freeze = async (id: string) => {
    setProblem(null);
    try {
      const view = await runWork({ kind: 'lottery', title: m.lottery_running(), run: (watcher) => office.lotteryFreeze(id, options, watcher) });
      if (view) go('lottery', view.item.id);
      else tell(m.lottery_cancelled(), { tone: 'attention' });
    } catch (thrown) {
      setProblem(thrown);
    }
  };
  const begin = brief !== null && (
    <Button leftSection={<IconLock size={16} />} onClick={() => void freeze(brief)} disabled={work !== null} data-testid="lottery-freeze">
      {m.lottery_freeze()}
    </Button>
  );
  const columns: Column<LotteryItem>[] = [
    { key: 'title', title: m.brief_column_title(), sort: (row) => row.title, render: (row) => <a href={hrefTo('lottery', row.id)} onClick={(event) => event.stopPropagation()}>{row.title}</a> },
    { key: 'created', title: m.lottery_frozen_at(), width: 180, sort: (row) => row.created, render: (row) => formatDateTime(row.created) },
    { key: 'by', title: m.lottery_by(), width: 170, sort: (row) => row.created_by, render: (row) => row.created_by || <Nothing /> },
    { key: 'pool', title: m.lottery_pool(), width: 90, align: 'right', sort: (row) => row.pool, render: (row) => formatNumber(row.pool) },
    { key: 'draws', title: m.lottery_draws(), width: 90, align: 'right', sort: (row) => row.draws, render: (row) => formatNumber(row.draws) },
    { key: 'number', title: m.lottery_number(), width: 90, align: 'right', render: (row) => (row.number === null ? <Nothing /> : String(row.number)) },
  ];
  return (
    <Page title={title === undefined ? m.lottery_title() : `${m.lottery_title()}: ${title}`} meaning={m.lottery_meaning()} fill above={<a href="#/brief">{m.frame_brief()}</a>} action={begin}>
      {problem !== null && <ErrorState inline problem={problem} title={m.lottery_failed()} />}
      {work ? (
        <ProgressPanel title={work.title} phase={phaseText(work.line)} done={work.line?.done} total={work.line?.total} closing={work.closing} stopping={work.stopping} onStop={cancelWork} />
      ) : list.isError ? (
        <ErrorState problem={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <LoadingSkeleton kind="rows" />
      ) : (
        <VirtualTable label={m.lottery_title()} columns={columns} rows={list.data} rowKey={keyOf} onOpen={(row) => go('lottery', row.id)} empty={<EmptyState icon={<IconDice5 size={32} />} title={m.lottery_empty()} text={m.lottery_empty_text()} />} />
      )}
    </Page>
  );
}
