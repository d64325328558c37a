/**
 * Where something stands, and in the tooltip who must act next. A glyph and the word carry the state, colour only helps.
 *
 *   <StatusPill tone="waiting" label={m.proposal_status_proposed()} next={m.proposal_next_host()} />
 */
import { Tooltip } from '@mantine/core';
import { IconCheck, IconCircle, IconCircleDashed, IconClock, IconHandStop, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './StatusPill.module.css';

/** draft: not yet anybody's turn · open: being worked on · waiting: somebody must act · done: finished · blocked: cannot go on · off: no longer in force. */
export type PillTone = 'draft' | 'open' | 'waiting' | 'done' | 'blocked' | 'off';

const glyphs: Readonly<Record<PillTone, ReactNode>> = {
  draft: <IconCircleDashed size={13} aria-hidden />,
  open: <IconCircle size={13} aria-hidden />,
  waiting: <IconClock size={13} aria-hidden />,
  done: <IconCheck size={13} aria-hidden />,
  blocked: <IconHandStop size={13} aria-hidden />,
  off: <IconX size={13} aria-hidden />,
};

interface Props {
  readonly tone: PillTone;
  readonly label: string;
  /** Who must act next, or what this state means. */
  readonly next?: string;
}

export function StatusPill({ tone, label, next }: Props) {
  const pill = (
    <span className={classes.pill} data-tone={tone}>
      {glyphs[tone]}
      <span>{label}</span>
      {next && <span className="visually-hidden">{`. ${next}`}</span>}
    </span>
  );
  return next ? <Tooltip label={next}>{pill}</Tooltip> : pill;
}
