/** Buku Penugasan: what each person is owed, how open each agency is, and the teams behind both. */
import { Tabs } from '@mantine/core';
import { Page } from '../frame/Page';
import { go, useRoute } from '../frame/route';
import { SidePanel } from '../frame/SidePanel';
import { m } from '../lang';
import { AgencyView } from './AgencyView';
import { ChanceLines } from './ChanceLines';
import { FairnessView } from './FairnessView';
import classes from './LedgerPage.module.css';
import { readView } from './lib';
import { PeopleView } from './PeopleView';
import { PersonHead } from './PersonHead';
import { TeamView } from './TeamView';

export default function LedgerPage() {
  const { id, query } = useRoute();
  const view = readView(query.view);
  const panel =
    id !== null && view === 'people' ? (
      <SidePanel key={id} title={m.ledger_person()} subtitle={<PersonHead nip={id} />} onClose={() => go('ledger', null, query)}>
        <ChanceLines nip={id} />
      </SidePanel>
    ) : null;
  return (
    <Page title={m.frame_ledger()} meaning={m.ledger_meaning()} panel={panel} fill>
      <Tabs className={classes.tabs} value={view} onChange={(next) => go('ledger', null, next === null || next === 'people' ? {} : { view: next })} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="people">{m.ledger_view_people()}</Tabs.Tab>
          <Tabs.Tab value="agencies">{m.ledger_view_agencies()}</Tabs.Tab>
          <Tabs.Tab value="teams" data-testid="ledger-view-teams">{m.ledger_view_teams()}</Tabs.Tab>
          <Tabs.Tab value="fairness" data-testid="ledger-view-fairness">{m.ledger_view_fairness()}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people" className={classes.panel}>
          <PeopleView active={id} initial={query.agency ?? null} />
        </Tabs.Panel>
        <Tabs.Panel value="agencies" className={classes.panel}>
          <AgencyView />
        </Tabs.Panel>
        <Tabs.Panel value="teams" className={classes.panel}>
          <TeamView />
        </Tabs.Panel>
        <Tabs.Panel value="fairness" className={classes.panel}>
          <FairnessView />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
