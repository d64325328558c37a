/** The wording, section by section in the order it is printed. */
import { Select, Switch, Textarea, TextInput, NumberInput, SegmentedControl } from '@mantine/core';
import { DayInput } from '../parts/DayInput';
import type { ReactNode } from 'react';
import { office, type DecreeForm } from '../backend';
import { useRead } from '../frame/reads';
import { m } from '../lang';
import { replaceAt } from '../brief/lib';
import classes from './decree.module.css';
import { Dictums } from './Dictums';
import { fieldId, letterOf, parseDay, unused } from './lib';
import { TextList } from './TextList';

const number = (at: number): string => `${at + 1}.`;

interface Props {
  readonly form: DecreeForm;
  readonly onChange: (next: DecreeForm) => void;
}

export function DecreeFields({ form, onChange }: Props) {
  const settings = useRead(['settings'], () => office.settingsGet());
  const set = (patch: Partial<DecreeForm>) => onChange({ ...form, ...patch });
  const text = (field: 'title' | 'number' | 'issuer' | 'address' | 'place' | 'signatory_name' | 'signatory_rank' | 'signatory_nip', label: string, more: { placeholder?: string; wide?: boolean } = {}) => (
    <TextInput id={fieldId(field)} className={more.wide ? classes.wide : undefined} label={label} placeholder={more.placeholder} value={form[field]} onChange={(event) => set({ [field]: event.currentTarget.value })} />
  );
  const area = (field: 'subject' | 'enacting' | 'annex_title', label: string) => <Textarea id={fieldId(field)} label={label} autosize minRows={1} value={form[field]} onChange={(event) => set({ [field]: event.currentTarget.value })} />;
  const library = unused(settings.data?.decree.recalling_library ?? [], form.recalling);
  return (
    <>
      <Section title={m.decree_section_head()}>
        <TextList field="letterhead" label={m.decree_letterhead()} list={form.letterhead} onChange={(letterhead) => set({ letterhead })} mark={number} add={m.decree_add_line()} />
        <div className={classes.fields}>
          {text('address', m.decree_address(), { wide: true })}
          <Switch label={m.decree_emblem()} checked={form.emblem} onChange={(event) => set({ emblem: event.currentTarget.checked })} />
          <Switch label={m.decree_centred()} checked={form.centred_letterhead} onChange={(event) => set({ centred_letterhead: event.currentTarget.checked })} />
        </div>
        <div className={classes.fields}>
          <div>
            <span className={classes.label} id="decree-paper-label">{m.decree_paper()}</span>
            <SegmentedControl aria-labelledby="decree-paper-label" data={[{ value: 'a4', label: 'A4' }, { value: 'f4', label: 'F4' }]} value={form.paper} onChange={(paper) => set({ paper })} />
          </div>
          <NumberInput label={m.decree_font_size()} min={9} max={14} step={0.5} value={form.font_size} onChange={(value) => set({ font_size: Number(value) || 12 })} />
        </div>
      </Section>
      <Section title={m.decree_section_title()}>
        {text('title', m.decree_title())}
        {area('subject', m.decree_subject())}
        <div className={classes.fields}>
          {text('number', m.decree_number(), { placeholder: m.decree_number_later() })}
          <DayInput id={fieldId('date')} label={m.decree_date()} placeholder={m.decree_number_later()} dateParser={parseDay} clearable clearButtonProps={{ 'aria-label': m.common_delete() }} value={form.date || null} onChange={(date) => set({ date: date ?? '' })} />
        </div>
        {text('issuer', m.decree_issuer())}
      </Section>
      <Section title={m.decree_considering()}>
        <TextList field="considering" label={m.decree_considering()} list={form.considering} onChange={(considering) => set({ considering })} mark={(at) => `${letterOf(at)}.`} add={m.decree_add_considering()} />
      </Section>
      <Section title={m.decree_recalling()} hint={m.decree_recalling_help()}>
        <TextList
          field="recalling"
          label={m.decree_recalling()}
          list={form.recalling}
          onChange={(recalling) => set({ recalling })}
          mark={number}
          add={m.decree_add_recalling()}
          extra={<Select className={classes.grow} size="xs" aria-label={m.decree_library()} placeholder={library.length === 0 ? m.decree_library_empty() : m.decree_library()} disabled={library.length === 0} searchable value={null} data={library} onChange={(entry) => entry !== null && set({ recalling: [...form.recalling, entry] })} nothingFoundMessage={m.common_none()} data-testid="decree-library" />}
        />
      </Section>
      <Section title={m.decree_noting()} hint={m.decree_noting_help()}>
        <TextList field="noting" label={m.decree_noting()} list={form.noting} onChange={(noting) => set({ noting })} mark={number} add={m.decree_add_noting()} />
      </Section>
      <Section title={m.decree_dictums()}>
        {area('enacting', m.decree_enacting())}
        <Dictums dictums={form.dictums} onChange={(dictums) => set({ dictums })} />
      </Section>
      <Section title={m.decree_signatory()}>
        <TextList field="capacity" label={m.decree_capacity()} list={form.capacity} onChange={(capacity) => set({ capacity })} mark={number} add={m.decree_add_capacity()} />
        <div className={classes.fields}>
          {text('place', m.decree_place())}
          {text('signatory_name', m.decree_signatory_name())}
          {text('signatory_rank', m.decree_signatory_rank(), { placeholder: m.decree_not_printed() })}
          {text('signatory_nip', m.decree_signatory_nip(), { placeholder: m.decree_not_printed() })}
        </div>
      </Section>
      <Section title={m.decree_copies()}>
        <TextList field="copies" label={m.decree_copies()} list={form.copies} onChange={(copies) => set({ copies })} mark={number} add={m.decree_add_copy()} />
      </Section>
      <Section title={m.decree_annex()} hint={m.decree_annex_help()}>
        {area('annex_title', m.decree_annex_title())}
        <ol className={classes.members} id={fieldId('members')} tabIndex={-1}>
          {form.members.map((member, at) => {
            const mend = (patch: Partial<typeof member>) => set({ members: replaceAt(form.members, at, { ...member, ...patch }) });
            return (
              <li key={`${member.nip} ${at}`}>
                <div className={classes.memberHead}>
                  <strong>{member.role}</strong>
                  <span>{[member.nip, member.rank, member.agency].filter(Boolean).join(' · ')}</span>
                </div>
                <TextInput id={fieldId(`members.${at}.name`)} label={m.decree_member_name()} value={member.name} onChange={(event) => mend({ name: event.currentTarget.value })} />
                <TextInput id={fieldId(`members.${at}.position`)} label={m.decree_member_position()} value={member.position} onChange={(event) => mend({ position: event.currentTarget.value })} />
              </li>
            );
          })}
        </ol>
      </Section>
    </>
  );
}

function Section({ title, hint, children }: { readonly title: string; readonly hint?: string; readonly children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <h2>{title}</h2>
      {hint && <p className={classes.soft}>{hint}</p>}
      {children}
    </section>
  );
}
