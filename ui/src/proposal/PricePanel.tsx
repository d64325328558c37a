/**
 * The price of fairness: what the team gains in fair chances, and loses in fit, as fit may give up more. Each tolerance is a column to
 * choose; choosing forms a new proposal with it.
 */
import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import type { PricePoint, ProposalView } from '../backend';
import { criterionNumber } from '../brief/words';
import { SidePanel } from '../frame/SidePanel';
import { useWork } from '../frame/work';
import { formatNumber, formatPercent, formatSigned, m } from '../lang';
import { linePath } from '../parts/lib';
import { ErrorState } from '../parts/ErrorState';
import { gainText, membersOf } from './lib';
import classes from './price.module.css';
import { Working } from './Parts';
import type { Side } from './ProposalDetail';

interface Props {
  readonly side: Extract<Side, { kind: 'price' }>;
  readonly view: ProposalView;
  readonly onClose: () => void;
  readonly onRetry: () => void;
  /** Forms the same need again with this share of fit to give up. */
  readonly onAgain: (tolerance: number) => void;
}

export function PricePanel({ side, view, onClose, onRetry, onAgain }: Props) {
  const [chosen, setChosen] = useState<number | null>(null);
  const work = useWork('price');
  const points = side.points;
  const point = chosen === null ? undefined : points?.[chosen];
  return (
    <SidePanel
      title={m.proposal_price_title()}
      subtitle={m.proposal_price_subtitle()}
      onClose={onClose}
      wide
      foot={
        point && !work ? (
          <Button leftSection={<IconPlayerPlay size={16} />} onClick={() => onAgain(point.tolerance)} data-testid="curve-propose">
            {m.proposal_price_propose({ percent: formatNumber(point.tolerance * 100) })}
          </Button>
        ) : undefined
      }
    >
      {work ? (
        <Working kind="price" />
      ) : side.problem !== null ? (
        <ErrorState inline problem={side.problem} onRetry={onRetry} />
      ) : points === null || points.length === 0 ? null : (
        <div data-testid="price-panel">
          <Curve points={points} chosen={chosen} onChoose={setChosen} />
          {point ? (
            <p className={classes.said} aria-live="polite">
              {m.proposal_price_point({ percent: formatNumber(point.tolerance * 100), fit: formatNumber(point.fit, 1), chance: criterionNumber('chance', point.chance), first: formatNumber(point.first), all: formatNumber(membersOf(view).length) })}
              <span data-testid="price-gain">{gainText(point)}</span>
              {point.opportunity !== null && <span>{m.proposal_price_opportunity({ gap: formatSigned(point.opportunity) })}</span>}
              {!point.proved && <span>{m.proposal_price_unproved()}</span>}
            </p>
          ) : (
            <p className={classes.hint}>{m.proposal_price_hint()}</p>
          )}
          <p className={classes.hint}>{points[0]?.opportunity === null ? m.proposal_price_readings_one() : m.proposal_price_readings()}</p>
        </div>
      )}
    </SidePanel>
  );
}

const band = 58;
const height = 96;

type Figure = 'chance_gained' | 'opportunity' | 'fit';

const shownAs = (figure: Figure, value: number): string => (figure === 'fit' ? formatNumber(value, 1) : formatSigned(value));

const titleOf: Readonly<Record<Figure, () => string>> = { chance_gained: m.proposal_price_gained, opportunity: m.proposal_price_gap, fit: m.proposal_price_fit };

/** Two small pictures over the same columns; every column is one button. */
function Curve({ points, chosen, onChoose }: { readonly points: readonly PricePoint[]; readonly chosen: number | null; readonly onChoose: (at: number) => void }) {
  return (
    <div className={classes.curve}>
      <div className={classes.columns}>
        {points.map((point, at) => (
          <button
            key={point.tolerance}
            type="button"
            aria-pressed={chosen === at}
            aria-label={m.proposal_price_column({ percent: formatNumber(point.tolerance * 100), fit: formatNumber(point.fit, 1), chance: criterionNumber('chance', point.chance), first: formatNumber(point.first), gain: formatSigned(point.chance_gained) })}
            onClick={() => onChoose(at)}
            data-testid={`curve-point-${at}`}
          >
            <span>{formatPercent(point.tolerance)}</span>
          </button>
        ))}
      </div>
      <div className={classes.pictures} aria-hidden>
        <Picture points={points} figure="chance_gained" chosen={chosen} />
        {points[0]?.opportunity !== null && <Picture points={points} figure="opportunity" chosen={chosen} />}
        <Picture points={points} figure="fit" chosen={chosen} />
      </div>
    </div>
  );
}

function Picture({ points, figure, chosen }: { readonly points: readonly PricePoint[]; readonly figure: Figure; readonly chosen: number | null }) {
  const values = points.map((point) => point[figure] ?? 0);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = (high - low) * 0.2 || Math.max(1, Math.abs(high)) * 0.1;
  const width = points.length * band;
  const frame = { width, height, x: [-0.5, points.length - 0.5] as [number, number], y: [low - pad, high + pad * 2] as [number, number] };
  const yOf = (value: number) => height - ((value - frame.y[0]) / (frame.y[1] - frame.y[0])) * height;
  return (
    <figure className={classes.picture} data-figure={figure}>
      <figcaption>{titleOf[figure]()}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} width="100%">
        <path d={linePath(values.map((value, at) => [at, value] as const), frame)} />
        {values.map((value, at) => (
          <g key={at} data-chosen={chosen === at || undefined}>
            <circle cx={(at + 0.5) * band} cy={yOf(value)} r={chosen === at ? 6 : 4} />
            <text x={(at + 0.5) * band} y={yOf(value) - 10}>
              {shownAs(figure, value)}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}
