/** Many teams at once: choose the needs, watch the work, see all teams side by side. */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconClipboardList, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { office, type BriefItem } from '../backend';
import { Running } from '../formation/Running';
import { Page } from '../frame/Page';
import { useRead } from '../frame/reads';
import { runWork, useWork } from '../frame/work';
import { formatNumber, m } from '../lang';
import { EmptyState } from '../parts/EmptyState';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { tell } from '../parts/toast';
import { Board } from './Board';
import { ChooseBriefs } from './ChooseBriefs';
import { lastBoard } from './last';
import { asked, firstChoice, type Choice } from './lib';
import classes from './portfolio.module.css';

export default function PortfolioPage() {
  const list = useRead(['brief', 'list'], () => office.briefList());
  if (list.data) return <Loaded items={list.data} />;
  return (
    <Page title={m.portfolio_title()}>
      {list.isError ? <ErrorState problem={list.error} onRetry={() => void list.refetch()} /> : <LoadingSkeleton kind="rows" />}
    </Page>
  );
}

const options = { seconds: null, gap: null, seed: null, order: null };

function Loaded({ items }: { readonly items: readonly BriefItem[] }) {
  const [choice, setChoice] = useState<Choice>(() => firstChoice(items));
  const [problem, setProblem] = useState<unknown>(null);
  const last = lastBoard.use();
  /* Of needs deleted since, it means nothing. */
  const result = last?.teams.every((team) => items.some((item) => item.id === team.brief_id)) ? last : null;
  const work = useWork('portfolio');
  const briefs = asked(choice, items);
  const seats = items.reduce((sum, item) => sum + (choice.has(item.id) ? item.seats : 0), 0);

  const start = async () => {
    setProblem(null);
    try {
      const done = await runWork({ kind: 'portfolio', title: m.portfolio_running({ count: formatNumber(briefs.length) }), run: (watcher) => office.formationPortfolio(briefs, options, watcher) });
      if (done) lastBoard.set(done);
      else tell(m.formation_cancelled(), { tone: 'attention' });
    } catch (thrown) {
      setProblem(thrown);
    }
  };

  const choosing = !work && !result;
  const begin = (
    <Button leftSection={<IconPlayerPlay size={16} />} disabled={briefs.length === 0} onClick={() => void start()} data-testid="portfolio-start">
      {m.portfolio_start({ count: formatNumber(briefs.length) })}
    </Button>
  );
  const again = (
    <Button variant="default" onClick={() => lastBoard.set(null)} data-testid="portfolio-again">
      {m.portfolio_again()}
    </Button>
  );
  const back = (
    <a href="#/brief" className={classes.back}>
      <IconArrowLeft size={14} aria-hidden /> {m.frame_brief()}
    </a>
  );
  return (
    <Page title={m.portfolio_title()} meaning={m.portfolio_meaning()} above={back} fill action={work || items.length === 0 ? undefined : choosing ? begin : again}>
      {problem !== null && <ErrorState inline problem={problem} onRetry={() => void start()} title={m.portfolio_failed()} />}
      {work ? (
        <Running work={work} />
      ) : items.length === 0 ? (
        <EmptyState icon={<IconClipboardList size={32} />} title={m.brief_empty_title()} text={m.brief_empty_text()} action={<Button component="a" href="#/brief">{m.frame_brief()}</Button>} />
      ) : result ? (
        <Board result={result} />
      ) : (
        <ChooseBriefs items={items} choice={choice} seats={seats} onChange={setChoice} />
      )}
    </Page>
  );
}
