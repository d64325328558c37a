/** The office file that is open, ways to another, and the short tour again. */
import { Button, Group } from '@mantine/core';
import { IconCopy, IconFilePlus, IconFolderOpen, IconHelpCircle } from '@tabler/icons-react';
import { office, type OfficeInfo } from '../backend';
import { forgetAll, useRead } from '../frame/reads';
import { go } from '../frame/route';
import { startTour } from '../frame/Tour';
import { useWork } from '../frame/work';
import { formatNumber, m } from '../lang';
import { Facts, Section } from '../parts/Section';
import { tell, tellProblem } from '../parts/toast';
import classes from './SettingsPage.module.css';

async function change(ask: () => Promise<OfficeInfo | null>): Promise<void> {
  try {
    const opened = await ask();
    if (!opened) return;
    await forgetAll();
    go('home');
    tell(m.settings_opened({ file: opened.file }));
  } catch (problem) {
    tellProblem(problem);
  }
}

async function backUp(): Promise<void> {
  try {
    const saved = await office.officeBackup();
    if (saved) tell(m.settings_backed_up({ file: saved.file }));
  } catch (problem) {
    tellProblem(problem);
  }
}

export function FileSection({ dirty }: { readonly dirty: boolean }) {
  const info = useRead(['office', 'info'], () => office.officeInfo());
  const busy = useWork() !== null || dirty;
  return (
    <Section title={m.settings_file()} text={m.settings_file_text()}>
      {info.data && (
        <Facts
          items={[
            [m.settings_file_name(), info.data.file],
            [m.settings_file_people(), formatNumber(info.data.people)],
            [m.settings_file_kind(), info.data.sample ? m.frame_sample() : m.settings_file_real()],
            [m.settings_program(), m.frame_version({ version: info.data.program_version })],
          ]}
        />
      )}
      {dirty && <p className={classes.hint}>{m.settings_file_save_first()}</p>}
      <Group gap="xs">
        <Button variant="default" leftSection={<IconFolderOpen size={16} />} disabled={busy} onClick={() => void change(() => office.officeChoose())}>
          {m.settings_file_open()}
        </Button>
        <Button variant="default" leftSection={<IconFilePlus size={16} />} disabled={busy} onClick={() => void change(() => office.officeNew())}>
          {m.settings_file_new()}
        </Button>
        <Button variant="default" leftSection={<IconCopy size={16} />} disabled={busy} onClick={() => void backUp()}>
          {m.settings_backup()}
        </Button>
        <Button variant="subtle" leftSection={<IconHelpCircle size={16} />} onClick={startTour}>
          {m.frame_act_tour()}
        </Button>
      </Group>
    </Section>
  );
}
