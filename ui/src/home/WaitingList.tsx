/** What waits, the longest first; each line says who must act and leads there. */
import { IconChevronRight, IconCircleCheck, IconUsersPlus } from '@tabler/icons-react';
import type { WaitingItem } from '../backend';
import { hrefTo } from '../frame/route';
import { daysSince, formatDate, m, say } from '../lang';
import { EmptyState } from '../parts/EmptyState';
import { Section } from '../parts/Section';
import { StatusPill, type PillTone } from '../parts/StatusPill';
import classes from './HomePage.module.css';
import { byAge, placeOf } from './lib';

const tones: Readonly<Record<string, PillTone>> = { brief_draft: 'draft', proposal_open: 'open', consent_waiting: 'waiting', proposal_approved: 'waiting', decree_draft: 'waiting' };

interface Props {
  readonly waiting: readonly WaitingItem[];
  /** The user has not given a name yet, and approvals are stamped with it. */
  readonly nameless: boolean;
}

export function WaitingList({ waiting, nameless }: Props) {
  return (
    <Section title={m.home_waiting()}>
      {waiting.length === 0 && !nameless ? (
        <EmptyState icon={<IconCircleCheck size={28} />} title={m.home_waiting_none()} text={m.home_waiting_none_text()} />
      ) : (
        <ul className={classes.waiting}>
          {nameless && (
            <li>
              <a href={hrefTo('settings')}>
                <span className={classes.pill}>
                  <StatusPill tone="waiting" label={m.home_nameless_label()} />
                </span>
                <span className={classes.waitingTitle}>{m.home_nameless()}</span>
                <IconChevronRight size={16} aria-hidden />
              </a>
            </li>
          )}
          {byAge(waiting).map((item) => {
            const { room, id } = placeOf(item);
            return (
              <li key={`${item.kind}-${item.id}`}>
                <a href={hrefTo(room, id)}>
                  <span className={classes.pill}>
                    <StatusPill tone={tones[item.kind] ?? 'waiting'} label={say(`home_waiting_${item.kind}`) ?? item.kind} />
                  </span>
                  <span className={classes.waitingTitle}>
                    <span className={classes.waitingName}>{item.title}</span>
                    <span className={classes.soft}>{say(`home_next_${item.kind}`) ?? ''}</span>
                  </span>
                  <span className={classes.since} title={formatDate(item.since)}>
                    {sinceText(item.since)}
                  </span>
                  <IconChevronRight size={16} aria-hidden />
                </a>
                {room === 'brief' && (
                  <a className={classes.direct} href={hrefTo('brief', id, { step: 'form' })} aria-label={m.home_form_team({ title: item.title })} data-testid="home-form-team">
                    <IconUsersPlus size={14} aria-hidden /> {m.brief_form_team()}
                  </a>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}

function sinceText(iso: string): string {
  const days = daysSince(iso);
  if (days === null) return '';
  if (days <= 0) return m.home_today();
  return days === 1 ? m.home_yesterday() : m.home_days_ago({ days });
}
