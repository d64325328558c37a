/** When a person is not free for a team: listed, entered, changed and taken away, each with a way back. */
import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { office, type AbsenceForm, type AbsenceItem, type Profile } from '../backend';
import { useWrite } from '../frame/reads';
import { m, say } from '../lang';
import { DayInput } from '../parts/DayInput';
import { Section } from '../parts/Section';
import { tell } from '../parts/toast';
import { absenceFault, absenceKinds, daysText, formOf, keepsNote, kindText, newAbsence } from './absences';
import classes from './ProfilePanel.module.css';

export function Absences({ person }: { readonly person: Profile }) {
  const [open, setOpen] = useState<AbsenceForm | null>(null);
  const back = useWrite((form: AbsenceForm) => office.rosterAbsenceSave(form), { done: () => tell(m.roster_absence_back()) });
  const takeBack = useWrite((item: AbsenceItem) => office.rosterAbsenceDelete(item.id), { done: () => tell(m.roster_absence_back()) });
  const save = useWrite((form: AbsenceForm) => office.rosterAbsenceSave(form), {
    done: (item, form) => {
      const before = person.absences.find((other) => other.id === form.id);
      setOpen(null);
      tell(m.roster_absence_saved(), { undo: () => (before ? back.mutate(formOf(before)) : takeBack.mutate(item)) });
    },
  });
  const remove = useWrite((item: AbsenceItem) => office.rosterAbsenceDelete(item.id), {
    done: (item) => tell(m.roster_absence_deleted(), { undo: () => back.mutate({ ...formOf(item), id: null }) }),
  });
  return (
    <Section plain title={m.roster_absence_title()} text={m.roster_absence_text()}>
      {person.absences.length === 0 && <p className={classes.none}>{m.roster_absence_none()}</p>}
      <ul className={classes.absences}>
        {person.absences.map((item) => (
          <li key={item.id}>
            <span className={classes.levelName}>
              <strong>{kindText(item.kind)}</strong>
              <span>{daysText(item)}</span>
              {item.note !== '' && <span>{item.note}</span>}
              <span className={classes.source}>{item.source === '' ? m.roster_absence_by_hand() : m.roster_absence_from({ file: item.source })}</span>
            </span>
            <ActionIcon variant="subtle" color="gray" aria-label={`${m.roster_absence_change()}: ${kindText(item.kind)}`} onClick={() => setOpen(formOf(item))}>
              <IconPencil size={16} />
            </ActionIcon>
            <ActionIcon variant="subtle" color="gray" aria-label={`${m.common_delete()}: ${kindText(item.kind)}`} loading={remove.isPending && remove.variables.id === item.id} onClick={() => remove.mutate(item)}>
              <IconTrash size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {open === null ? (
        <Button mt="sm" variant="default" leftSection={<IconPlus size={16} />} onClick={() => setOpen(newAbsence(person.nip))} data-testid="absence-add">
          {m.roster_absence_add()}
        </Button>
      ) : (
        <Fields key={open.id ?? 'new'} form={open} busy={save.isPending} onChange={setOpen} onSave={() => save.mutate(open)} onClose={() => setOpen(null)} />
      )}
    </Section>
  );
}

interface FieldsProps {
  readonly form: AbsenceForm;
  readonly busy: boolean;
  readonly onChange: (next: AbsenceForm) => void;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

function Fields({ form, busy, onChange, onSave, onClose }: FieldsProps) {
  const [tried, setTried] = useState(false);
  const set = (patch: Partial<AbsenceForm>) => onChange({ ...form, ...patch });
  const fault = absenceFault(form);
  const words = (of: typeof fault) => (tried && fault === of && fault !== null ? say(fault) : undefined);
  const submit = () => (fault === null ? onSave() : setTried(true));
  return (
    <form
      className={classes.absenceForm}
      aria-label={form.id === null ? m.roster_absence_add() : m.roster_absence_change()}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Select label={m.roster_absence_kind()} data={absenceKinds.map((kind) => ({ value: kind, label: kindText(kind) }))} value={form.kind} allowDeselect={false} onChange={(kind) => kind !== null && set({ kind, note: keepsNote(kind) ? form.note : '' })} />
      <Group grow align="flex-start">
        <DayInput label={m.roster_absence_first()} value={form.first} clearable clearButtonProps={{ 'aria-label': m.common_delete() }} error={words('problem_absence_no_start')} onChange={(first) => set({ first })} />
        <DayInput label={m.roster_absence_last()} placeholder={m.roster_absence_open()} value={form.last} clearable clearButtonProps={{ 'aria-label': m.common_delete() }} error={words('problem_absence_order')} onChange={(last) => set({ last })} />
      </Group>
      {keepsNote(form.kind) && <TextInput label={m.roster_absence_note()} description={m.roster_absence_note_help()} maxLength={200} value={form.note} onChange={(event) => set({ note: event.currentTarget.value })} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {m.common_cancel()}
        </Button>
        <Button type="submit" loading={busy} data-testid="absence-save">
          {m.common_save()}
        </Button>
      </Group>
    </form>
  );
}
