/** Pengaturan: everything a regulation or the office can change, the user's name, language and look, and the file that is open. */
import { Button, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import { office, type Settings } from '../backend';
import { Page } from '../frame/Page';
import { useRead, useWrite } from '../frame/reads';
import { useUnsaved } from '../frame/Unsaved';
import { m, setLanguage } from '../lang';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { tell, tellProblem } from '../parts/toast';
import { DecreeSection } from './DecreeSection';
import { DeskSection } from './DeskSection';
import { FileSection } from './FileSection';
import { isDirty, merge, tidy } from './lib';
import { RulesSection } from './RulesSection';
import classes from './SettingsPage.module.css';

export default function SettingsPage() {
  const settings = useRead(['settings'], () => office.settingsGet());
  if (settings.data) return <SettingsForm kept={settings.data} />;
  return (
    <Page title={m.frame_settings()} meaning={m.settings_meaning()}>
      {settings.isError ? <ErrorState problem={settings.error} onRetry={() => void settings.refetch()} /> : <LoadingSkeleton kind="cards" />}
    </Page>
  );
}

function SettingsForm({ kept }: { readonly kept: Settings }) {
  const [base, setBase] = useState(kept);
  const [form, setForm] = useState(kept);
  if (base !== kept) {
    setBase(kept);
    setForm(merge(form, base, kept));
  }
  const save = useWrite((next: Settings) => office.settingsSave(tidy(next)), {
    done: (value) => {
      setForm(value);
      tell(m.settings_saved());
    },
    failed: tellProblem,
  });
  const dirty = isDirty(form, kept);
  const set = (part: Partial<Settings>) => setForm({ ...form, ...part });
  const question = useUnsaved(dirty, () => save.mutateAsync(form).then(() => true, () => false));

  // A language tried and not kept is not spoken any longer once the page is left.
  useEffect(() => () => setLanguage(kept.language === 'en' ? 'en' : 'id'), [kept.language]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      if (dirty && !save.isPending) save.mutate(form);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  const revert = () => {
    setForm(kept);
    setLanguage(kept.language === 'en' ? 'en' : 'id');
  };

  const action = (
    <Group gap="xs">
      {dirty && (
        <Button variant="default" onClick={revert}>
          {m.settings_revert()}
        </Button>
      )}
      <Button onClick={() => save.mutate(form)} disabled={!dirty} loading={save.isPending} aria-keyshortcuts="Control+S">
        {m.common_save()}
      </Button>
    </Group>
  );
  return (
    <Page title={m.frame_settings()} meaning={m.settings_meaning()} action={action}>
      <div className={classes.grid}>
        <DeskSection form={form} onChange={set} />
        <RulesSection form={form} onChange={set} />
        <DecreeSection decree={form.decree} onChange={(part) => set({ decree: { ...form.decree, ...part } })} />
        <FileSection dirty={dirty} />
      </div>
      {question}
    </Page>
  );
}
