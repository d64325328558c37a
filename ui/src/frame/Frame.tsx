/** The window when an office file is open: rail, banner for sample data, the page of the route, and Ctrl+K. */
import { Suspense, lazy, type ComponentType, type LazyExoticComponent, type MouseEvent } from 'react';
import type { OfficeInfo } from '../backend';
import { useLanguage } from '../lang';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { Finder, openFinder } from './Finder';
import classes from './Frame.module.css';
import { OfficeFoot } from './OfficeFoot';
import { PageBoundary } from './PageBoundary';
import { Rail } from './Rail';
import { mayLeave, useRoute, type Room } from './route';
import { SampleBanner } from './SampleBanner';
import { Tour } from './Tour';

type Lazy = LazyExoticComponent<ComponentType>;

const pages: Readonly<Record<Room, Lazy>> = {
  home: lazy(() => import('../home/HomePage')),
  roster: lazy(() => import('../roster/RosterPage')),
  import: lazy(() => import('../roster/ImportPage')),
  brief: lazy(() => import('../brief/BriefPage')),
  formation: lazy(() => import('../brief/BriefPage')),
  proposal: lazy(() => import('../proposal/ProposalPage')),
  decree: lazy(() => import('../decree/DecreePage')),
  ledger: lazy(() => import('../ledger/LedgerPage')),
  settings: lazy(() => import('../settings/SettingsPage')),
};

/** Links ask the same question as `go`: may this page be left with what is unsaved? */
function onLink(event: MouseEvent) {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]') : null;
  if (link && !mayLeave()) event.preventDefault();
}

export function Frame({ office }: { readonly office: OfficeInfo }) {
  useLanguage();
  const { room } = useRoute();
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
      </div>
      <Finder />
      <Tour />
    </div>
  );
}
