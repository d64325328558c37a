/** Rules of the team as a whole: what it must cover, and how the agencies mix. */
import { ActionIcon, Button, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { office, type BriefForm, type CoverageForm } from '../backend';
import { useRead } from '../frame/reads';
import { m } from '../lang';
import type { SectionProps } from './AboutSection';
import classes from './brief.module.css';
import { fieldId } from './FaultList';
import { faultAt, levels, orNull, removeAt, replaceAt } from './lib';
import { competencyGroups } from './SeatFields';
import { faultText } from './words';

const levelData = levels.map((level) => ({ value: String(level), label: String(level) }));
const atLeastOne = (value: string | number): number => Math.max(1, Number(value) || 1);

/** A line that only says at most how many may say 0 at least. */
const fewest = (row: CoverageForm): number => (row.people_max == null ? 1 : 0);

const drop = (label: string, act: () => void) => (
  <ActionIcon variant="subtle" color="gray" aria-label={`${m.common_delete()}: ${label}`} onClick={act}>
    <IconX size={16} color="var(--ink-soft)" />
  </ActionIcon>
);

export function MixSection({ form, faults, onChange }: SectionProps) {
  const competencies = useRead(['roster', 'competencies'], () => office.rosterCompetencies());
  const set = (patch: Partial<BriefForm>) => onChange({ ...form, ...patch });
  const setCoverage = (at: number, next: CoverageForm) => set({ coverage: replaceAt(form.coverage, at, { ...next, people: Math.max(fewest(next), next.people) }) });
  const error = (field: string) => {
    const fault = faultAt(faults, field);
    return fault ? faultText(fault.kind) : undefined;
  };
  return (
    <>
      <section className={classes.section} aria-labelledby="brief-section-coverage">
        <h2 id="brief-section-coverage" tabIndex={-1}>
          {m.brief_section_coverage()}
        </h2>
        <p className={classes.hint}>{m.brief_coverage_help()}</p>
        {form.coverage.map((row, at) => (
          <div key={`${row.competency}-${at}`} className={classes.line}>
            <span>{m.brief_at_least()}</span>
            <NumberInput id={fieldId(`coverage.${at}.people`)} w={76} aria-label={m.brief_people_count()} min={fewest(row)} value={row.people} error={error(`coverage.${at}.people`)} onChange={(value) => setCoverage(at, { ...row, people: Number(value) || 0 })} />
            <span>{m.brief_at_most()}</span>
            <NumberInput id={fieldId(`coverage.${at}.people_max`)} w={84} aria-label={m.brief_at_most()} placeholder={m.brief_any()} min={0} allowDecimal={false} allowNegative={false} value={row.people_max ?? ''} error={error(`coverage.${at}.people_max`)} onChange={(value) => setCoverage(at, { ...row, people_max: orNull(value) })} data-testid={`brief-coverage-max-${at}`} />
            <span>{m.brief_people_with()}</span>
            <Select id={fieldId(`coverage.${at}.competency`)} className={classes.grow} aria-label={m.brief_competency()} placeholder={m.brief_add_competency()} searchable data={competencyGroups(competencies.data ?? [])} value={row.competency || null} error={error(`coverage.${at}.competency`)} onChange={(competency) => setCoverage(at, { ...row, competency: competency ?? '' })} />
            <span>{m.brief_level_from()}</span>
            <Select w={76} aria-label={m.brief_level_from()} data={levelData} value={String(row.level)} onChange={(level) => setCoverage(at, { ...row, level: Number(level) })} />
            {drop(m.brief_section_coverage(), () => set({ coverage: removeAt(form.coverage, at) }))}
          </div>
        ))}
        <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => set({ coverage: [...form.coverage, { competency: '', level: 3, people: 1, people_max: null }] })}>
          {m.brief_add_coverage()}
        </Button>
      </section>
      <section className={classes.section} aria-labelledby="brief-section-mix">
        <h2 id="brief-section-mix" tabIndex={-1}>
          {m.brief_section_mix()}
        </h2>
        <p className={classes.hint}>{m.brief_mix_help()}</p>
        <div className={classes.fields}>
          <NumberInput id={fieldId('min_agencies')} label={m.brief_min_agencies()} placeholder={m.brief_any()} min={1} max={60} value={form.min_agencies ?? ''} error={error('min_agencies')} onChange={(value) => set({ min_agencies: orNull(value) })} />
          <NumberInput id={fieldId('max_per_agency')} label={m.brief_max_per_agency()} placeholder={m.brief_any()} min={1} max={50} value={form.max_per_agency ?? ''} error={error('max_per_agency')} onChange={(value) => set({ max_per_agency: orNull(value) })} />
          <NumberInput id={fieldId('host_share_max')} label={m.brief_host_share()} placeholder={m.brief_any()} suffix=" %" min={0} max={100} value={form.host_share_max ?? ''} error={error('host_share_max')} onChange={(value) => set({ host_share_max: orNull(value) })} />
        </div>
        <Switch label={m.brief_no_lone()} description={m.brief_no_lone_help()} checked={form.no_lone_outsider} onChange={(event) => set({ no_lone_outsider: event.currentTarget.checked })} />
        <Switch label={m.brief_growth()} description={m.brief_growth_help()} checked={form.growth ?? false} onChange={(event) => set({ growth: event.currentTarget.checked })} data-testid="brief-growth" />
        {form.representation.map((row, at) => (
          <div key={at} className={classes.line}>
            <span>{m.brief_at_least()}</span>
            <NumberInput w={76} aria-label={m.brief_people_count()} min={1} value={row.people} onChange={(value) => set({ representation: replaceAt(form.representation, at, { ...row, people: atLeastOne(value) }) })} />
            <span>{m.brief_people_from()}</span>
            <TextInput id={fieldId(`representation.${at}.prefix`)} className={classes.grow} aria-label={m.brief_prefix()} placeholder={m.brief_prefix_placeholder()} value={row.prefix} error={error(`representation.${at}.prefix`)} onChange={(event) => set({ representation: replaceAt(form.representation, at, { ...row, prefix: event.currentTarget.value }) })} />
            {drop(row.prefix, () => set({ representation: removeAt(form.representation, at) }))}
          </div>
        ))}
        <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => set({ representation: [...form.representation, { prefix: 'Kecamatan', people: 1 }] })}>
          {m.brief_add_representation()}
        </Button>
      </section>
    </>
  );
}
