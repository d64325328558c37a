/** The window when an office file is open: rail, banner for sample data, the page of the route, and Ctrl+K. */
import { Suspense, lazy, useEffect, type ComponentType, type LazyExoticComponent, type MouseEvent } from 'react';
import { office as door, type OfficeInfo } from '../backend';
import { useLanguage } from '../lang';
import { abbreviations } from '../parts/AgencyChip';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { Finder, openFinder } from './Finder';
import classes from './Frame.module.css';
import { OfficeFoot } from './OfficeFoot';
import { PageBoundary } from './PageBoundary';
import { Rail } from './Rail';
import { useRead } from './reads';
import { mayLeave, useRoute, type Room } from './route';
import { SampleBanner } from './SampleBanner';
import { Tour } from './Tour';
import { WorkStrip } from './WorkStrip';

type Lazy = LazyExoticComponent<ComponentType>;

const pages: Readonly<Record<Room, Lazy>> = {
  home: lazy(() => import('../home/HomePage')),
  roster: lazy(() => import('../roster/RosterPage')),
  import: lazy(() => import('../roster/ImportPage')),
  brief: lazy(() => import('../brief/BriefPage')),
  formation: lazy(() => import('../brief/BriefPage')),
  portfolio: lazy(() => import('../portfolio/PortfolioPage')),
  lottery: lazy(() => import('../lottery/LotteryPage')),
  proposal: lazy(() => import('../proposal/ProposalPage')),
  decree: lazy(() => import('../decree/DecreePage')),
  ledger: lazy(() => import('../ledger/LedgerPage')),
  settings: lazy(() => import('../settings/SettingsPage')),
};

/** The kinds of long work that a page shows by itself. */
const ownWork: Partial<Record<Room, readonly string[]>> = { import: ['import'], brief: ['formation', 'brief_import'], formation: ['formation'], portfolio: ['portfolio'], lottery: ['lottery'], proposal: ['change', 'why_not', 'price'] };

/** Links ask the same question as `go`: may this page be left with what is unsaved? */
function onLink(event: MouseEvent) {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]') : null;
  if (link && !mayLeave(link.getAttribute('href') ?? '')) {
    event.preventDefault();
    event.stopPropagation();
  }
}

export function Frame({ office }: { readonly office: OfficeInfo }) {
  useLanguage();
  const { room } = useRoute();
  const agencies = useRead(['roster', 'agencies'], () => door.rosterAgencies());
  useEffect(() => {
    if (agencies.data) abbreviations.set(new Map(agencies.data.map(({ id, short }) => [id, short])));
  }, [agencies.data]);
  const Current = pages[room];
  return (
    <div className={classes.frame} onClickCapture={onLink}>
      <Rail onSearch={openFinder} foot={<OfficeFoot office={office} />} />
      <div className={classes.side}>
        {office.sample && <SampleBanner />}
        <main className={classes.stage} data-page={room}>
          <PageBoundary at={room}>
            <Suspense fallback={<div className={classes.waiting}><LoadingSkeleton kind="rows" /></div>}>
              <Current />
            </Suspense>
          </PageBoundary>
        </main>
        <WorkStrip shownBy={ownWork[room] ?? []} />
      </div>
      <Finder />
      <Tour />
    </div>
  );
}
