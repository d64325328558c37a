/** One seat open for editing: role, how many, hours, rank, kinds, and its requirements. */
import { Accordion, ActionIcon, MultiSelect, NumberInput, Select, Switch, Table, TextInput, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { CompetencyItem, FormFault, RequirementForm, SeatForm } from '../backend';
import { m, say } from '../lang';
import classes from './brief.module.css';
import { fieldId } from './FaultList';
import { asnKinds, faultAt, levels, newRequirement, orNull, ranks, removeAt, replaceAt } from './lib';
import { faultText } from './words';

interface Props {
  readonly seat: SeatForm;
  readonly at: number;
  readonly competencies: readonly CompetencyItem[];
  readonly faults: readonly FormFault[];
  readonly onChange: (next: SeatForm) => void;
}

const rankData = ranks.map((rank, index) => ({ value: String(index + 1), label: rank }));
const levelData = levels.map((level) => ({ value: String(level), label: String(level) }));
const asNumber = (text: string | null): number | null => (text === null || text === '' ? null : Number(text));

/** Competencies grouped by kind, as the select shows them. */
export const competencyGroups = (list: readonly CompetencyItem[]) =>
  [...new Set(list.map((item) => item.kind))].map((kind) => ({ group: say(`competency_kind_${kind}`) ?? kind, items: list.filter((item) => item.kind === kind).map((item) => ({ value: item.code, label: item.name })) }));

export function SeatFields({ seat, at, competencies, faults, onChange }: Props) {
  const set = (patch: Partial<SeatForm>) => onChange({ ...seat, ...patch });
  const field = (name: string) => `seats.${at}.${name}`;
  const error = (name: string) => {
    const fault = faultAt(faults, field(name));
    return fault ? faultText(fault.kind) : undefined;
  };
  return (
    <div className={classes.seatBody}>
      <div className={classes.fields}>
        <TextInput id={fieldId(field('role'))} className={classes.wide} label={m.brief_role()} value={seat.role} error={error('role')} onChange={(event) => set({ role: event.currentTarget.value })} />
        <NumberInput id={fieldId(field('count'))} label={m.brief_count()} min={1} max={50} value={seat.count} error={error('count')} onChange={(value) => set({ count: Math.max(1, Number(value) || 1) })} />
        {seat.office === null && <NumberInput id={fieldId(field('hours'))} label={m.brief_hours()} min={0} max={40} value={seat.hours} error={error('hours')} onChange={(value) => set({ hours: Number(value) || 0 })} />}
      </div>
      <Switch label={m.brief_by_office()} description={m.brief_by_office_help()} checked={seat.office !== null} onChange={(event) => set({ office: event.currentTarget.checked ? '' : null })} />
      {seat.office !== null ? (
        <TextInput id={fieldId(field('office'))} label={m.brief_office()} placeholder={m.brief_office_placeholder()} value={seat.office} error={error('office')} onChange={(event) => set({ office: event.currentTarget.value })} />
      ) : (
        <>
          <Requirements seat={seat} at={at} competencies={competencies} error={error} onChange={(requirements) => set({ requirements })} />
          <div className={classes.fields}>
            <Select id={fieldId(field('rank_min'))} label={m.brief_rank_min()} placeholder={m.brief_any()} clearable data={rankData} value={seat.rank_min === null ? null : String(seat.rank_min)} error={error('rank_min')} onChange={(value) => set({ rank_min: asNumber(value) })} />
            <Select id={fieldId(field('rank_max'))} label={m.brief_rank_max()} placeholder={m.brief_any()} clearable data={rankData} value={seat.rank_max === null ? null : String(seat.rank_max)} error={error('rank_max')} onChange={(value) => set({ rank_max: asNumber(value) })} />
            <MultiSelect className={classes.wide} label={m.brief_kinds()} placeholder={seat.kinds.length === 0 ? m.brief_kinds_any() : undefined} data={asnKinds.map((kind) => ({ value: kind, label: say(`asn_kind_${kind}`) ?? kind }))} value={seat.kinds} onChange={(kinds) => set({ kinds })} clearable clearButtonProps={{ 'aria-label': m.common_delete() }} />
          </div>
          <Accordion chevronPosition="left" defaultValue={seat.count_min != null || seat.cost || seat.duty_allowed ? 'more' : null}>
            <Accordion.Item value="more">
              <Accordion.Control data-testid={`brief-more-${at}`}>{m.brief_more_fields()}</Accordion.Control>
              <Accordion.Panel>
                <div className={classes.fields}>
                  <NumberInput id={fieldId(field('count_min'))} className={classes.wide} label={m.brief_count_min()} description={m.brief_count_min_help()} placeholder={m.brief_count_min_exact()} min={0} max={50} allowDecimal={false} allowNegative={false} value={seat.count_min ?? ''} error={error('count_min')} onChange={(value) => set({ count_min: orNull(value) })} data-testid={`brief-count-min-${at}`} />
                  <NumberInput id={fieldId(field('cost'))} className={classes.wide} label={m.brief_cost()} description={m.brief_cost_help()} prefix="Rp " thousandSeparator="." decimalSeparator="," min={0} allowDecimal={false} allowNegative={false} value={seat.cost ?? 0} onChange={(value) => set({ cost: Number(value) || 0 })} data-testid={`brief-cost-${at}`} />
                </div>
                <Switch mt="sm" label={m.brief_duty_allowed()} description={m.brief_duty_allowed_help()} checked={seat.duty_allowed ?? false} onChange={(event) => set({ duty_allowed: event.currentTarget.checked })} data-testid={`brief-duty-${at}`} />
              </Accordion.Panel>
            </Accordion.Item>
          </Accordion>
        </>
      )}
    </div>
  );
}

interface RequirementsProps {
  readonly seat: SeatForm;
  readonly at: number;
  readonly competencies: readonly CompetencyItem[];
  readonly error: (name: string) => string | undefined;
  readonly onChange: (next: RequirementForm[]) => void;
}

function Requirements({ seat, at, competencies, error, onChange }: RequirementsProps) {
  const list = seat.requirements;
  const nameOf = (code: string) => competencies.find((item) => item.code === code)?.name ?? code;
  const set = (index: number, patch: Partial<RequirementForm>) => onChange(replaceAt(list, index, { ...(list[index] ?? newRequirement('')), ...patch }));
  const free = competencies.filter((item) => !list.some((need) => need.competency === item.code));
  return (
    <div>
      {list.length > 0 && (
        <Table className={classes.needs} verticalSpacing={4} horizontalSpacing="xs" layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{m.brief_competency()}</Table.Th>
              <Table.Th w={104}>{m.brief_minimum()}</Table.Th>
              <Table.Th w={104}>{m.brief_preferred()}</Table.Th>
              <Table.Th w={84}>
                <Tooltip label={m.brief_weight_help()}>
                  <span tabIndex={0}>{m.brief_weight()}</span>
                </Tooltip>
              </Table.Th>
              <Table.Th w={40} aria-label={m.common_delete()} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.map((need, index) => {
              const path = `requirements.${index}`;
              const name = nameOf(need.competency);
              return (
                <Table.Tr key={need.competency}>
                  <Table.Td title={name}>{name}</Table.Td>
                  <Table.Td>
                    <Select id={fieldId(`seats.${at}.${path}.minimum`)} aria-label={`${m.brief_minimum()}: ${name}`} placeholder="–" clearable data={levelData} value={need.minimum === null ? null : String(need.minimum)} error={error(`${path}.minimum`)} onChange={(value) => set(index, { minimum: asNumber(value) })} />
                  </Table.Td>
                  <Table.Td>
                    <Select id={fieldId(`seats.${at}.${path}.preferred`)} aria-label={`${m.brief_preferred()}: ${name}`} placeholder="–" clearable data={levelData} value={need.preferred === null ? null : String(need.preferred)} error={error(`${path}.preferred`)} onChange={(value) => set(index, { preferred: asNumber(value) })} />
                  </Table.Td>
                  <Table.Td>
                    <NumberInput aria-label={`${m.brief_weight()}: ${name}`} min={1} max={9} disabled={need.preferred === null} value={need.weight} onChange={(value) => set(index, { weight: Math.min(9, Math.max(1, Number(value) || 1)) })} />
                  </Table.Td>
                  <Table.Td>
                    <ActionIcon variant="subtle" color="gray" aria-label={`${m.common_delete()}: ${name}`} onClick={() => onChange(removeAt(list, index))}>
                      <IconX size={16} color="var(--ink-soft)" />
                    </ActionIcon>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      )}
      <Select mt="xs" aria-label={m.brief_add_competency()} placeholder={m.brief_add_competency()} searchable value={null} data={competencyGroups(free)} nothingFoundMessage={m.common_none()} onChange={(code) => code !== null && onChange([...list, newRequirement(code)])} data-testid={`brief-add-competency-${at}`} />
    </div>
  );
}
