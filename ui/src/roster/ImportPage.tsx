/** Impor: choose files, see what was read, changed and refused, take an import back, and look at past ones. */
import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { Page } from '../frame/Page';
import { phaseText } from '../frame/phase';
import { hrefTo, useRoute } from '../frame/route';
import { cancelWork, useWork } from '../frame/work';
import { m } from '../lang';
import { ProgressPanel } from '../parts/ProgressPanel';
import { ImportList } from './ImportList';
import { ImportReportView } from './ImportReportView';
import { importFiles, lastReport } from './lastReport';
import classes from './ImportPage.module.css';

export default function ImportPage() {
  const route = useRoute();
  const work = useWork('import');
  const report = lastReport.use();
  const showing = route.id === 'report' && report !== null;
  const busy = work !== null;
  const action = (
    <Button leftSection={<IconFileSpreadsheet size={16} />} onClick={() => void importFiles()} disabled={busy} variant={showing ? 'default' : 'filled'}>
      {showing ? m.roster_import_more() : m.roster_choose_files()}
    </Button>
  );
  return (
    <Page
      title={showing ? m.roster_report_title() : m.roster_import_title()}
      meaning={showing ? m.roster_report_meaning() : m.roster_import_meaning()}
      above={<a href={showing ? hrefTo('import') : hrefTo('roster')}>{showing ? `‹ ${m.roster_import_title()}` : `‹ ${m.frame_roster()}`}</a>}
      action={action}
      fill={showing && !work?.line}
    >
      {work?.line ? (
        <ProgressPanel title={work.title} phase={phaseText(work.line)} done={work.line.done} total={work.line.total} onStop={cancelWork} stopping={work.stopping}>
          <p className={classes.soft}>{m.roster_import_cancel_text()}</p>
        </ProgressPanel>
      ) : showing ? (
        <ImportReportView report={report} />
      ) : (
        <>
          <Accepted />
          <ImportList busy={busy} />
        </>
      )}
    </Page>
  );
}

const accepted = [
  ['personnel', () => m.roster_accept_personnel()],
  ['units', () => m.roster_accept_units()],
  ['ratings', () => m.roster_accept_ratings()],
  ['performance', () => m.roster_accept_performance()],
  ['teams', () => m.roster_accept_teams()],
] as const;

/** What files may hold, before any is chosen. */
function Accepted() {
  return (
    <section className={classes.accepted} aria-label={m.roster_accept_title()}>
      <h2>{m.roster_accept_title()}</h2>
      <ul>
        {accepted.map(([kind, text]) => (
          <li key={kind}>{text()}</li>
        ))}
      </ul>
      <p className={classes.soft}>{m.roster_accept_privacy()}</p>
    </section>
  );
}
