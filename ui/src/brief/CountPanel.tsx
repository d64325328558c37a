/** Who is eligible, seat by seat, while the need is written: the count, the way down to it, what removes most, and which agencies. */
import { Loader, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconFilterOff } from '@tabler/icons-react';
import { office, type BriefForm, type SeatCount, type SeatForm } from '../backend';
import { useRead } from '../frame/reads';
import { formatNumber, m } from '../lang';
import { hueOf } from '../parts/lib';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import chip from '../parts/AgencyChip.module.css';
import classes from './count.module.css';
import { plenty, stripOf } from './lib';
import { absentText, ruleText } from './words';

interface Props {
  readonly form: BriefForm;
  readonly active: number;
  readonly onActive: (seat: number) => void;
}

export function CountPanel({ form, active, onActive }: Props) {
  const counts = useRead(['brief', 'count', form.seats, form.pins, form.start, form.end], () => office.briefCount(form), { keep: true, enabled: form.seats.length > 0 });
  return (
    <aside className={classes.panel} aria-label={m.brief_panel_title()} aria-live="polite" tabIndex={0}>
      <h2 className={classes.title}>
        {m.brief_panel_title()} {counts.isFetching && <Loader size={14} aria-label={m.common_loading()} />}
      </h2>
      {form.seats.length === 0 ? (
        <p className={classes.soft}>{m.brief_panel_empty()}</p>
      ) : counts.isError ? (
        <ErrorState inline problem={counts.error} onRetry={() => void counts.refetch()} />
      ) : !counts.data ? (
        <LoadingSkeleton />
      ) : (
        form.seats.map((seat, at) => {
          const count = counts.data.find((row) => row.seat === at);
          if (seat.office !== null) {
            return (
              <section key={at} className={classes.seat}>
                <h3>{seat.role}</h3>
                <p className={classes.soft}>{m.brief_sentence_office({ office: seat.office || '…' })}</p>
              </section>
            );
          }
          return count && <Seat key={at} seat={seat} count={count} open={at === active} onOpen={() => onActive(at)} />;
        })
      )}
    </aside>
  );
}

function Seat({ seat, count, open, onOpen }: { readonly seat: SeatForm; readonly count: SeatCount; readonly open: boolean; readonly onOpen: () => void }) {
  const state = plenty(count, seat);
  const most = count.funnel[0]?.remaining ?? 1;
  const unknown = count.funnel.reduce((sum, line) => sum + line.not_assessed, 0);
  return (
    <section className={classes.seat} data-open={open || undefined}>
      <h3>
        <button type="button" className={classes.pick} aria-expanded={open} onClick={onOpen}>
          {seat.role}
        </button>
      </h3>
      <p className={classes.count} data-state={state}>
        {state !== 'enough' && <IconAlertTriangle size={16} aria-hidden />}
        <strong>{m.brief_panel_people({ people: formatNumber(count.people) })}</strong> {m.brief_panel_agencies({ agencies: formatNumber(count.agencies) })}
      </p>
      {state === 'short' && <p className={classes.block}>{m.brief_panel_short({ count: formatNumber(seat.count_min ?? seat.count) })}</p>}
      {state === 'few' && <p className={classes.attention}>{m.brief_panel_few()}</p>}
      <Strip count={count} />
      {open && (
        <>
          <ol className={classes.funnel} aria-label={m.brief_panel_funnel()}>
            {count.funnel.map((line, at) => (
              <li key={at}>
                <span className={classes.rule}>{ruleText(line.rule, false)}</span>
                <span className={classes.number}>{formatNumber(line.remaining)}</span>
                {line.absent.length > 0 && <span className={classes.among}>{m.brief_panel_absent({ people: absentText(line.absent) })}</span>}
                <span className={classes.track} aria-hidden>
                  <span style={{ width: `${Math.max(line.remaining > 0 ? 0.8 : 0, (line.remaining / Math.max(1, most)) * 100)}%` }} />
                </span>
              </li>
            ))}
          </ol>
          {unknown > 0 && <p className={classes.soft}>{m.brief_panel_unknown({ count: formatNumber(unknown) })}</p>}
          {count.removes_most && (
            <p className={classes.most}>
              <IconFilterOff size={16} aria-hidden />
              <span>{m.brief_panel_removes({ rule: ruleText(count.removes_most, false), gain: formatNumber(count.removes_most_gain) })}</span>
            </p>
          )}
        </>
      )}
    </section>
  );
}

function Strip({ count }: { readonly count: SeatCount }) {
  const parts = stripOf(count.by_agency, 12);
  if (parts.length === 0) return null;
  const words = (part: (typeof parts)[number]) => `${part.id === null ? m.brief_panel_other_agencies() : part.name}: ${m.frame_people({ count: formatNumber(part.people) })}`;
  return (
    <div className={classes.strip} role="img" aria-label={parts.map(words).join('; ')}>
      {parts.map((part) => (
        <Tooltip key={part.id ?? 'rest'} label={words(part)}>
          <span className={part.id === null ? classes.rest : chip.chip} data-hue={part.id === null ? undefined : hueOf(part.id)} style={{ width: `${part.share}%` }} />
        </Tooltip>
      ))}
    </div>
  );
}
