/**
 * A long action at work: the phase in words, a bar (moving when the length is unknown), two lines closing on each other when there is a
 * best-so-far and a bound, and the button that stops it. `stopLabel` names what stopping means ("Batalkan", "Hentikan dan pakai ini").
 *
 *   <ProgressPanel title={m.roster_import_running()} phase={text} done={30} total={120} onStop={cancel} />
 */
import { Button, Progress } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatNumber, formatPercent, m } from '../lang';
import { linePath } from './lib';
import classes from './ProgressPanel.module.css';

export interface ClosingPoint {
  /** Seconds since the start. */
  readonly time: number;
  readonly best: number | null;
  readonly bound: number | null;
}

interface Props {
  readonly title: string;
  readonly phase: string;
  readonly done?: number | null;
  readonly total?: number | null;
  /** The two lines, oldest first. */
  readonly closing?: readonly ClosingPoint[];
  readonly onStop?: () => void;
  readonly stopLabel?: string;
  readonly stopping?: boolean;
  readonly children?: ReactNode;
}

export function ProgressPanel({ title, phase, done = null, total = null, closing, onStop, stopLabel, stopping = false, children }: Props) {
  const share = done !== null && total !== null && total > 0 ? Math.min(1, done / total) : null;
  return (
    <section className={classes.panel} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      <div className={classes.phase} role="status" aria-live="polite">
        <span>{stopping ? m.common_stopping() : phase}</span>
        {share !== null && <span>{`${m.common_count_of({ shown: formatNumber(done ?? 0), total: formatNumber(total ?? 0) })} · ${formatPercent(share, 0)}`}</span>}
      </div>
      <Progress value={share === null ? 100 : share * 100} animated={share === null} striped={share === null} aria-label={title} size="md" />
      {closing && closing.length > 1 && <ClosingLines points={closing} />}
      {children}
      {onStop && (
        <div>
          <Button variant="default" leftSection={<IconPlayerStop size={16} />} onClick={onStop} disabled={stopping}>
            {stopLabel ?? m.common_cancel_work()}
          </Button>
        </div>
      )}
    </section>
  );
}

const box = { width: 480, height: 120 };

function ClosingLines({ points }: { readonly points: readonly ClosingPoint[] }) {
  const values = points.flatMap((point) => [point.best, point.bound]).filter((value) => value !== null);
  if (values.length === 0) return null;
  const low = Math.min(...values);
  const high = Math.max(...values);
  const pad = (high - low) * 0.1 || 1;
  const frame = { ...box, x: [points[0]?.time ?? 0, points.at(-1)?.time ?? 1] as [number, number], y: [low - pad, high + pad] as [number, number] };
  const latest = points.at(-1);
  return (
    <figure className={classes.figure}>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} preserveAspectRatio="none" role="img" aria-label={m.common_closing_label()}>
        <path d={linePath(points.map((point) => [point.time, point.bound] as const), frame)} data-line="bound" />
        <path d={linePath(points.map((point) => [point.time, point.best] as const), frame)} data-line="best" />
      </svg>
      <figcaption>
        <span data-line="bound">{`${m.common_closing_bound()}: ${latest?.bound === null || latest === undefined ? '–' : formatNumber(latest.bound)}`}</span>
        <span data-line="best">{`${m.common_closing_best()}: ${latest?.best === null || latest === undefined ? '–' : formatNumber(latest.best)}`}</span>
        {latest && latest.best !== null && latest.bound !== null && <span data-line="apart">{`${m.common_closing_apart()}: ${formatNumber(Math.abs(latest.bound - latest.best))}`}</span>}
      </figcaption>
    </figure>
  );
}
