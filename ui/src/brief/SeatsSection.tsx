/** The seats, each readable as a sentence and edited in place. */
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { office, type CompetencyItem, type FormFault, type SeatForm } from '../backend';
import { useRead } from '../frame/reads';
import { m } from '../lang';
import type { SectionProps } from './AboutSection';
import classes from './brief.module.css';
import { countOf, move, newSeat, ranks, removeSeat, replaceAt } from './lib';
import { SeatFields } from './SeatFields';

interface Props extends SectionProps {
  readonly active: number;
  readonly onActive: (seat: number) => void;
}

/** `2 orang Analis data · Analisis Data ≥ 3, lebih baik 4 · golongan ≥ III/b`. */
export function sentenceOf(seat: SeatForm, competencies: readonly CompetencyItem[]): string {
  if (seat.office !== null) return m.brief_sentence_office({ office: seat.office });
  const name = (code: string) => competencies.find((item) => item.code === code)?.name ?? code;
  const needs = seat.requirements.map((need) => {
    const least = need.minimum === null ? '' : ` ≥ ${need.minimum}`;
    const wish = need.preferred === null ? '' : `, ${m.brief_sentence_better({ level: need.preferred })}`;
    return `${name(need.competency)}${least}${wish}`;
  });
  if (seat.rank_min !== null) needs.push(m.brief_sentence_rank({ rank: ranks[seat.rank_min - 1] ?? '' }));
  if (seat.rank_max !== null) needs.push(m.brief_sentence_rank_max({ rank: ranks[seat.rank_max - 1] ?? '' }));
  return needs.length === 0 ? m.brief_sentence_anyone() : needs.join(' · ');
}

export function SeatsSection({ form, faults, active, onActive, onChange }: Props) {
  const competencies = useRead(['roster', 'competencies'], () => office.rosterCompetencies());
  const add = () => {
    onChange({ ...form, seats: [...form.seats, newSeat(form.seats.length === 0 ? m.brief_role_leader() : m.brief_role_member())] });
    onActive(form.seats.length);
  };
  return (
    <section className={classes.section} aria-labelledby="brief-section-seats">
      <h2 id="brief-section-seats" tabIndex={-1}>
        {m.brief_section_seats()}
      </h2>
      {form.seats.length === 0 && <p className={classes.hint}>{m.brief_seats_empty()}</p>}
      <ol className={classes.seats}>
        {form.seats.map((seat, at) => (
          <li key={seat.code === '' ? `new-${at}` : seat.code} className={classes.seat} data-active={at === active || undefined}>
            <SeatHead
              seat={seat}
              at={at}
              last={form.seats.length - 1}
              open={at === active}
              sentence={sentenceOf(seat, competencies.data ?? [])}
              onOpen={() => onActive(at === active ? -1 : at)}
              onMove={(step) => {
                onChange({ ...form, seats: move(form.seats, at, step) });
                onActive(at === active ? at + step : active);
              }}
              onRemove={() => {
                onChange(removeSeat(form, at));
                onActive(Math.max(0, at - 1));
              }}
            />
            {at === active && <SeatFields seat={seat} at={at} competencies={competencies.data ?? []} faults={faults.filter((fault: FormFault) => fault.field.startsWith(`seats.${at}.`))} onChange={(next) => onChange({ ...form, seats: replaceAt(form.seats, at, next) })} />}
          </li>
        ))}
      </ol>
      <Button variant="light" leftSection={<IconPlus size={16} />} onClick={add} data-testid="brief-add-seat">
        {m.brief_add_seat()}
      </Button>
    </section>
  );
}

interface HeadProps {
  readonly seat: SeatForm;
  readonly at: number;
  readonly last: number;
  readonly open: boolean;
  readonly sentence: string;
  readonly onOpen: () => void;
  readonly onMove: (step: number) => void;
  readonly onRemove: () => void;
}

function SeatHead({ seat, at, last, open, sentence, onOpen, onMove, onRemove }: HeadProps) {
  const name = seat.role.trim() || m.brief_seat_number({ number: at + 1 });
  const tool = (label: string, icon: React.ReactNode, act: () => void, disabled = false) => (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={`${label}: ${name}`} onClick={act} disabled={disabled}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <div className={classes.seatHead}>
      <button type="button" className={classes.seatWords} aria-expanded={open} onClick={onOpen}>
        <span>
          {m.brief_sentence_count({ count: countOf(seat) })} <strong>{name}</strong>
          <span className={classes.seatSentence}>{sentence}</span>
        </span>
        {open ? <IconChevronUp size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />}
      </button>
      {tool(m.brief_move_up(), <IconArrowUp size={16} color="var(--ink-soft)" />, () => onMove(-1), at === 0)}
      {tool(m.brief_move_down(), <IconArrowDown size={16} color="var(--ink-soft)" />, () => onMove(1), at === last)}
      {tool(m.common_delete(), <IconTrash size={16} color="var(--ink-soft)" />, onRemove)}
    </div>
  );
}
