/** Beranda: what waits for whom, how fresh the data are, and two small pictures of fairness. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { office } from '../backend';
import { Page } from '../frame/Page';
import { useRead } from '../frame/reads';
import { go, hrefTo } from '../frame/route';
import { formatNumber, formatPercent, m } from '../lang';
import { Columns } from '../parts/Columns';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { Figure, Section } from '../parts/Section';
import { FreshnessList } from './FreshnessList';
import classes from './HomePage.module.css';
import { OpennessPicture } from './OpennessPicture';
import { WaitingList } from './WaitingList';

export default function HomePage() {
  const home = useRead(['office', 'home'], () => office.home());
  const settings = useRead(['settings'], () => office.settingsGet());
  const action = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => go('brief', 'new')}>
      {m.home_new_brief()}
    </Button>
  );
  return (
    <Page title={m.frame_home()} meaning={m.home_meaning()} action={action}>
      {home.isError && <ErrorState problem={home.error} onRetry={() => void home.refetch()} />}
      {home.isPending && <LoadingSkeleton kind="cards" />}
      {home.data && (
        <div className={classes.grid}>
          <div className={classes.figures}>
            <Figure value={formatNumber(home.data.people)} label={m.home_people()} />
            <Figure value={formatNumber(home.data.agencies)} label={m.home_agencies()} />
            <Figure value={home.data.active === 0 ? '–' : formatPercent(home.data.never_served / home.data.active)} label={m.home_never()} />
          </div>
          <div className={classes.left}>
            <WaitingList waiting={home.data.waiting} nameless={settings.data?.user_name.trim() === ''} />
            <Section title={m.home_chances()} text={m.home_chances_text()} aside={<a href={hrefTo('ledger')}>{m.home_to_ledger()}</a>}>
              <Columns
                label={m.home_chances()}
                height={92}
                columns={home.data.served_histogram.map((value, seats, all) => ({
                  label: seats === all.length - 1 ? m.home_seats_or_more({ seats }) : seats === 0 ? m.home_seats_none() : m.home_seats({ seats }),
                  value,
                  mark: seats === 0,
                }))}
              />
            </Section>
          </div>
          <div className={classes.right}>
            <FreshnessList items={home.data.freshness} />
            <OpennessPicture items={home.data.openness} />
          </div>
        </div>
      )}
    </Page>
  );
}
