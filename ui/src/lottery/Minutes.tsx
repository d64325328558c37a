/** The minutes of the draw: filled in at the right, the real pages at the left, saved as PDF and DOCX. */
import { ActionIcon, Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconDownload, IconPlus, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { office, type MinutesForm, type SignerForm } from '../backend';
import { removeAt, replaceAt } from '../brief/lib';
import { SidePanel } from '../frame/SidePanel';
import { formatNumber, m } from '../lang';
import { ErrorState } from '../parts/ErrorState';
import { fileName } from '../parts/lib';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { PrintedPages } from '../parts/PrintedPages';
import { zones } from './lib';
import classes from './lottery.module.css';
import type { Minutes } from './useMinutes';

const nobody: SignerForm = { name: '', position: '', nip: '' };

export function MinutesPages({ minutes }: { readonly minutes: Minutes }) {
  return (
    <div className={classes.paper}>
      {minutes.start.isError ? <ErrorState problem={minutes.start.error} onRetry={() => void minutes.start.refetch()} /> : <PrintedPages pages={minutes.pages} pending={minutes.pending} hook="minutes-page" />}
    </div>
  );
}

export function MinutesPanel({ minutes, onClose }: { readonly minutes: Minutes; readonly onClose: () => void }) {
  const { view, form, setForm } = minutes;
  const save = useMutation({ mutationFn: (filled: MinutesForm) => office.minutesExport(view.item.id, filled) });
  return (
    <SidePanel
      title={m.minutes_title()}
      subtitle={m.minutes_subtitle()}
      onClose={onClose}
      foot={
        <>
          <Button leftSection={<IconDownload size={16} />} disabled={form === null} loading={save.isPending} onClick={() => form && save.mutate(form)} data-testid="minutes-export">
            {m.minutes_export()}
          </Button>
          {save.isError && <ErrorState inline problem={save.error} />}
          {save.data && (
            <p role="status" className={classes.saved} data-testid="minutes-saved">
              {m.pages_saved({ files: save.data.files.map(fileName).join(', ') })}
            </p>
          )}
        </>
      }
    >
      {form === null ? (
        minutes.start.isPending && <LoadingSkeleton />
      ) : (
        <div className={classes.fields}>
          <p className={classes.note}>{view.draws.at(-1)?.late ? m.minutes_late() : m.minutes_told()}</p>
          <Fields form={form} onChange={setForm} />
        </div>
      )}
    </SidePanel>
  );
}

function Fields({ form, onChange }: { readonly form: MinutesForm; readonly onChange: (next: MinutesForm) => void }) {
  const clock = useId();
  const set = (patch: Partial<MinutesForm>) => onChange({ ...form, ...patch });
  const lead = (patch: Partial<SignerForm>) => set({ leader: { ...form.leader, ...patch } });
  const mend = (at: number, patch: Partial<SignerForm>) => set({ witnesses: replaceAt(form.witnesses, at, { ...(form.witnesses[at] ?? nobody), ...patch }) });
  return (
    <>
      <TextInput label={m.minutes_number()} value={form.number} onChange={(event) => set({ number: event.currentTarget.value })} data-testid="minutes-number" />
      <TextInput label={m.minutes_place()} description={m.minutes_place_help()} value={form.place} onChange={(event) => set({ place: event.currentTarget.value })} data-testid="minutes-place" />
      <fieldset>
        <legend>{m.minutes_leader()}</legend>
        <TextInput label={m.minutes_name()} value={form.leader.name} onChange={(event) => lead({ name: event.currentTarget.value })} data-testid="minutes-leader" />
        <TextInput label={m.minutes_position()} value={form.leader.position} onChange={(event) => lead({ position: event.currentTarget.value })} />
        <TextInput label={m.minutes_nip()} value={form.leader.nip} onChange={(event) => lead({ nip: event.currentTarget.value })} />
      </fieldset>
      <fieldset>
        <legend>{m.minutes_witnesses()}</legend>
        {form.witnesses.map((witness, at) => {
          const number = formatNumber(at + 1);
          return (
            <div key={at} className={classes.witness} role="group" aria-label={m.minutes_witness({ number })}>
              <TextInput label={m.minutes_witness({ number })} value={witness.name} onChange={(event) => mend(at, { name: event.currentTarget.value })} data-testid={`minutes-witness-${at + 1}`} />
              <TextInput label={m.minutes_position()} value={witness.position} onChange={(event) => mend(at, { position: event.currentTarget.value })} />
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label={m.minutes_remove_witness({ number })} onClick={() => set({ witnesses: removeAt(form.witnesses, at) })}>
                <IconX size={14} color="var(--ink-soft)" />
              </ActionIcon>
            </div>
          );
        })}
        <div>
          <Button size="xs" variant="light" leftSection={<IconPlus size={14} />} onClick={() => set({ witnesses: [...form.witnesses, nobody] })} data-testid="minutes-add-witness">
            {m.minutes_add_witness()}
          </Button>
        </div>
      </fieldset>
      <fieldset>
        <legend id={clock}>{m.minutes_zone()}</legend>
        <SegmentedControl aria-labelledby={clock} data={zones.map((value) => ({ value, label: value.toUpperCase() }))} value={form.zone} onChange={(zone) => set({ zone })} />
      </fieldset>
      <Textarea label={m.minutes_means()} description={m.minutes_means_help()} autosize minRows={2} value={form.means} onChange={(event) => set({ means: event.currentTarget.value })} />
    </>
  );
}
