/** The rules of assignment that an office may set: caps, tolerance, windows, and who may sit on teams. */
import { Checkbox, Group, Switch } from '@mantine/core';
import type { Settings } from '../backend';
import { m, say } from '../lang';
import { Section } from '../parts/Section';
import { asnKinds, bounds } from './lib';
import { NumberField } from './NumberField';
import classes from './SettingsPage.module.css';

interface Props {
  readonly form: Settings;
  readonly onChange: (part: Partial<Settings>) => void;
}

export function RulesSection({ form, onChange }: Props) {
  return (
    <Section title={m.settings_rules()} text={m.settings_rules_text()}>
      <div className={classes.fields}>
        <div className={classes.pair}>
          <NumberField label={m.settings_hours_cap()} description={m.settings_hours_cap_text()} value={form.hours_cap} bounds={bounds.hours_cap} unit={m.settings_unit_hours()} onChange={(hours_cap) => onChange({ hours_cap })} />
          <NumberField label={m.settings_teams_cap()} description={m.settings_teams_cap_text()} value={form.teams_cap} bounds={bounds.teams_cap} unit={m.settings_unit_teams()} onChange={(teams_cap) => onChange({ teams_cap })} />
          <NumberField label={m.settings_paid_teams_cap()} description={m.settings_paid_teams_cap_text()} value={form.paid_teams_cap} bounds={bounds.paid_teams_cap} unit={m.settings_unit_teams()} onChange={(paid_teams_cap) => onChange({ paid_teams_cap })} />
          <NumberField label={m.settings_fit_tolerance()} description={m.settings_fit_tolerance_text()} value={form.fit_tolerance} bounds={bounds.fit_tolerance} unit="%" decimals={1} onChange={(fit_tolerance) => onChange({ fit_tolerance })} />
          <NumberField label={m.settings_pair_window()} description={m.settings_pair_window_text()} value={form.pair_window_months} bounds={bounds.pair_window_months} unit={m.settings_unit_months()} onChange={(pair_window_months) => onChange({ pair_window_months })} />
          <NumberField label={m.settings_assessment_years()} description={m.settings_assessment_years_text()} value={form.assessment_years} bounds={bounds.assessment_years} unit={m.settings_unit_years()} onChange={(assessment_years) => onChange({ assessment_years })} />
          <NumberField label={m.settings_half_life()} description={m.settings_half_life_text()} value={form.half_life_months} bounds={bounds.half_life_months} unit={m.settings_unit_months()} onChange={(half_life_months) => onChange({ half_life_months })} />
        </div>
        <Checkbox.Group label={m.settings_asn_kinds()} description={m.settings_asn_kinds_text()} value={form.asn_kinds} onChange={(asn_kinds) => onChange({ asn_kinds })} error={form.asn_kinds.length === 0 ? m.settings_asn_kinds_none() : undefined}>
          <Group mt={6} gap="lg">
            {asnKinds.map((kind) => (
              <Checkbox key={kind} value={kind} label={say(`roster_asn_${kind}`) ?? kind} />
            ))}
          </Group>
        </Checkbox.Group>
        <Switch checked={form.check_retirement} onChange={(event) => onChange({ check_retirement: event.currentTarget.checked })} label={m.settings_check_retirement()} description={m.settings_check_retirement_text()} />
        <Switch checked={form.refusal_counts} onChange={(event) => onChange({ refusal_counts: event.currentTarget.checked })} label={m.settings_refusal_counts()} description={m.settings_refusal_counts_text()} />
        <Switch checked={form.consent_required} onChange={(event) => onChange({ consent_required: event.currentTarget.checked })} label={m.settings_consent_required()} description={m.settings_consent_required_text()} />
      </div>
    </Section>
  );
}
