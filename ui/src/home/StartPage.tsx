/** The first start, with nothing in the office file yet: three ways to begin, and the short tour. */
import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconFlask, IconFolderOpen, IconHelpCircle } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { office, type OfficeInfo } from '../backend';
import { LanguageSwitch } from '../frame/LanguageSwitch';
import { Mark } from '../frame/Mark';
import { phaseText } from '../frame/phase';
import { forgetAll } from '../frame/reads';
import { go } from '../frame/route';
import { startTour, Tour } from '../frame/Tour';
import { cancelWork, runWork, useWork } from '../frame/work';
import { m, useLanguage } from '../lang';
import { ErrorState } from '../parts/ErrorState';
import { ProgressPanel } from '../parts/ProgressPanel';
import { tell } from '../parts/toast';
import { importFiles } from '../roster/lastReport';
import classes from './StartPage.module.css';

async function loadSample(): Promise<void> {
  const done = await runWork({ kind: 'sample', title: m.home_sample_running(), run: (watcher) => office.sampleLoad(watcher) });
  if (!done) return;
  go('home');
}

async function chooseOffice(): Promise<void> {
  const opened = await office.officeChoose();
  if (!opened) return;
  await forgetAll();
  go('home');
  if (opened.empty) tell(m.home_opened_empty({ file: opened.file }), { tone: 'attention' });
}

export function StartPage({ office: info }: { readonly office: OfficeInfo }) {
  useLanguage();
  const work = useWork();
  const [problem, setProblem] = useState<unknown>(null);
  const start = (action: () => Promise<void>) => {
    setProblem(null);
    action().catch(setProblem);
  };
  return (
    <main className={classes.page}>
      <div className={classes.corner}>
        <LanguageSwitch />
      </div>
      <header className={classes.head}>
        <span className={classes.mark}>
          <Mark size={44} />
        </span>
        <h1>{m.home_start_title()}</h1>
        <p>{m.home_start_text()}</p>
      </header>
      {problem !== null && <ErrorState problem={problem} inline />}
      {work?.line ? (
        <ProgressPanel title={work.title} phase={phaseText(work.line)} done={work.line.done} total={work.line.total} onStop={cancelWork} stopping={work.stopping} />
      ) : (
        <div className={classes.cards}>
          <Card icon={<IconFlask size={26} />} title={m.home_start_sample()} text={m.home_start_sample_text()}>
            <Button onClick={() => start(loadSample)} disabled={work !== null} data-start="sample">
              {m.home_start_sample()}
            </Button>
          </Card>
          <Card icon={<IconFileSpreadsheet size={26} />} title={m.home_start_import()} text={m.home_start_import_text()}>
            <Button variant="default" onClick={() => start(importFiles)} disabled={work !== null} data-start="import">
              {m.roster_choose_files()}
            </Button>
          </Card>
          <Card icon={<IconFolderOpen size={26} />} title={m.home_start_open()} text={m.home_start_open_text()}>
            <Button variant="default" onClick={() => start(chooseOffice)} disabled={work !== null} data-start="open">
              {m.home_start_open_button()}
            </Button>
          </Card>
        </div>
      )}
      <footer className={classes.foot}>
        <Button variant="subtle" leftSection={<IconHelpCircle size={16} />} onClick={startTour}>
          {m.frame_act_tour()}
        </Button>
        <p>{m.home_start_where({ file: info.file })}</p>
      </footer>
      <Tour />
    </main>
  );
}

function Card({ icon, title, text, children }: { readonly icon: ReactNode; readonly title: string; readonly text: string; readonly children: ReactNode }) {
  return (
    <section className={classes.card}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}
