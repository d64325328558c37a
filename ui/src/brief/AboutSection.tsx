/** What the team is for: title, host, term. */
import { Select, Textarea, TextInput } from '@mantine/core';
import { DayInput } from '../parts/DayInput';
import { office, type BriefForm, type FormFault } from '../backend';
import { useRead } from '../frame/reads';
import { m } from '../lang';
import classes from './brief.module.css';
import { fieldId } from './FaultList';
import { faultAt } from './lib';
import { faultText } from './words';

export interface SectionProps {
  readonly form: BriefForm;
  readonly faults: readonly FormFault[];
  readonly onChange: (next: BriefForm) => void;
}

export function AboutSection({ form, faults, onChange }: SectionProps) {
  const agencies = useRead(['roster', 'agencies'], () => office.rosterAgencies());
  const error = (field: string) => {
    const fault = faultAt(faults, field);
    return fault && (field !== 'title' || form.id !== null) ? faultText(fault.kind) : undefined;
  };
  const set = (patch: Partial<BriefForm>) => onChange({ ...form, ...patch });
  return (
    <section className={classes.section} aria-labelledby="brief-section-about">
      <h2 id="brief-section-about" tabIndex={-1}>
        {m.brief_section_about()}
      </h2>
      <Textarea id={fieldId('title')} label={m.brief_title()} description={m.brief_title_help()} autosize minRows={1} maxRows={4} value={form.title} error={error('title')} onChange={(event) => set({ title: event.currentTarget.value })} required withAsterisk={false} data-testid="brief-title" />
      <div className={classes.fields}>
        <Select id={fieldId('host_id')} className={classes.wide} label={m.brief_host()} placeholder={m.brief_host_placeholder()} searchable clearable data={(agencies.data ?? []).map((agency) => ({ value: agency.id, label: agency.name }))} value={form.host_id} error={error('host_id')} onChange={(host_id) => set({ host_id })} nothingFoundMessage={m.common_none()} />
        <DayInput id={fieldId('start')} label={m.brief_start()} value={form.start || null} error={error('start')} onChange={(start) => set({ start: start ?? '' })} />
        <DayInput id={fieldId('end')} label={m.brief_end()} value={form.end || null} minDate={form.start || undefined} error={error('end')} onChange={(end) => set({ end: end ?? '' })} />
        <TextInput id={fieldId('code')} label={m.brief_code()} placeholder={m.brief_code_placeholder()} value={form.code} error={error('code')} onChange={(event) => set({ code: event.currentTarget.value })} />
      </div>
    </section>
  );
}
