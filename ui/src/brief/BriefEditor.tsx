/** A need being written: sections at left; at right who is eligible, always in sight; saved when asked. */
import { Button, Text, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconDeviceFloppy, IconUsersPlus } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { office, type BriefForm } from '../backend';
import { FormationPanel } from '../formation/FormationPanel';
import { Page } from '../frame/Page';
import { useRead, useWrite } from '../frame/reads';
import { replaceRoute, useRoute } from '../frame/route';
import { useUnsaved } from '../frame/Unsaved';
import { m } from '../lang';
import { ErrorState } from '../parts/ErrorState';
import { StatusPill } from '../parts/StatusPill';
import { tell } from '../parts/toast';
import { AboutSection } from './AboutSection';
import classes from './brief.module.css';
import { CountPanel } from './CountPanel';
import { FaultList } from './FaultList';
import { isDirty, seatsToFill } from './lib';
import { MixSection } from './MixSection';
import { PinsSection } from './PinsSection';
import { SeatsSection } from './SeatsSection';
import { statePill } from './words';

export function BriefEditor({ saved }: { readonly saved: BriefForm }) {
  const { room, query } = useRoute();
  const [form, setForm] = useState(saved);
  const [base, setBase] = useState(saved);
  const [seat, setSeat] = useState(() => Math.max(0, saved.seats.findIndex((row) => row.office === null)));
  const dirty = isDirty(form, base);
  const list = useRead(['brief', 'list'], () => office.briefList());
  const item = list.data?.find((row) => row.id === form.id);
  const [settled] = useDebouncedValue(form, 250);
  const faults = useRead(['brief', 'check', settled], () => office.briefCheck(settled), { keep: true });
  const save = useWrite((next: BriefForm) => office.briefSave(next), { failed: () => undefined });
  const forming = form.id !== null && (query.step === 'form' || room === 'formation');

  /* Another read brought a newer row, and nothing is being written here. */
  if (saved.id === base.id && saved.version > base.version && !dirty) {
    setBase(saved);
    setForm(saved);
  }

  const keep = async (next: BriefForm = form): Promise<BriefForm | null> => {
    try {
      const done = await save.mutateAsync(next);
      setForm(done);
      setBase(done);
      return done;
    } catch {
      return null;
    }
  };
  const question = useUnsaved(dirty, async () => (await keep()) !== null);

  const saveNow = async () => {
    const done = await keep();
    if (!done) return;
    tell(m.common_saved());
    if (base.id === null) replaceRoute('brief', done.id);
  };
  const openFormation = async () => {
    const done = dirty || form.id === null ? await keep() : form;
    if (done) replaceRoute('brief', done.id, { step: 'form' });
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      document.querySelector<HTMLButtonElement>('[data-testid="brief-save"]')?.click();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const found = faults.data ?? [];
  const ready = found.length === 0 && seatsToFill(form) > 0;
  const formTeam = (
    <Tooltip label={m.brief_form_team_blocked()} disabled={ready}>
      <Button leftSection={<IconUsersPlus size={16} />} onClick={() => void openFormation()} disabled={!ready || forming} loading={save.isPending} data-testid="brief-form-team">
        {m.brief_form_team()}
      </Button>
    </Tooltip>
  );
  const stale = save.isError && save.error instanceof Error && 'code' in save.error && save.error.code === 'stale';
  const reload = async () => {
    if (form.id === null) return;
    const latest = await office.briefGet(form.id);
    setBase(latest);
    setForm(latest);
    save.reset();
  };

  return (
    <Page
      title={form.title.trim() === '' ? m.brief_untitled() : form.title}
      above={
        <a href="#/brief" className={classes.back}>
          <IconArrowLeft size={14} aria-hidden /> {m.frame_brief()}
        </a>
      }
      beside={<>{item && <StatusPill {...statePill(item.state)} />}{dirty && <Text span size="xs" c="dimmed">{m.brief_unsaved()}</Text>}</>}
      action={
        <>
          {item && item.proposals > 0 && (
            <Button component="a" href={`#/proposal?brief=${encodeURIComponent(item.id)}`} variant="subtle">
              {m.brief_see_proposals({ count: item.proposals })}
            </Button>
          )}
          <Button variant="default" leftSection={<IconDeviceFloppy size={16} />} onClick={() => void saveNow()} disabled={!dirty} loading={save.isPending} data-testid="brief-save">
            {m.common_save()}
          </Button>
          {formTeam}
        </>
      }
      fill
      panel={forming && <FormationPanel form={form} onRelax={keep} onClose={() => replaceRoute('brief', form.id)} />}
    >
      {question}
      {save.isError && <ErrorState inline problem={save.error} onRetry={stale ? () => void reload() : undefined} title={stale ? m.brief_stale_title() : m.brief_save_failed()} />}
      <div className={classes.editor}>
        <div className={classes.form} tabIndex={-1}>
          {item?.state === 'decreed' && <p className={classes.note}>{m.brief_is_decreed()}</p>}
          <FaultList faults={found} form={form} />
          <AboutSection form={form} faults={found} onChange={setForm} />
          <SeatsSection form={form} faults={found} active={seat} onActive={setSeat} onChange={setForm} />
          <MixSection form={form} faults={found} onChange={setForm} />
          <PinsSection form={form} onChange={setForm} />
        </div>
        {!forming && <CountPanel form={settled} active={seat} onActive={setSeat} />}
      </div>
    </Page>
  );
}
