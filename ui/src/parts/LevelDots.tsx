/**
 * A competency level as five dots filled to the level, with the required level marked beneath and the preferred one ringed.
 * `level={null}` is *unknown*: dashed rings and the words "belum dinilai"; it is never drawn as zero.
 *
 *   <LevelDots level={3} required={4} />   <LevelDots level={null} words />
 */
import { m } from '../lang';
import classes from './LevelDots.module.css';
import { levelSentence } from './lib';

interface Props {
  readonly level: number | null;
  readonly required?: number | null;
  readonly preferred?: number | null;
  readonly max?: number;
  /** Writes "belum dinilai" beside the rings, or the level's number beside the dots. */
  readonly words?: boolean;
}

export function LevelDots({ level, required = null, preferred = null, max = 5, words = false }: Props) {
  const sentence = levelSentence(level, required, preferred, max);
  const short = level !== null && required !== null && level < required;
  return (
    <span className={classes.root} data-short={short || undefined} data-unknown={level === null || undefined}>
      <svg role="img" aria-label={sentence} width={max * 14} height={18} viewBox={`0 0 ${max * 14} 18`} className={classes.dots}>
        <title>{sentence}</title>
        {Array.from({ length: max }, (_, index) => {
          const step = index + 1;
          const x = index * 14 + 7;
          const state = level === null ? 'unknown' : step <= level ? 'filled' : required !== null && step <= required ? 'missing' : 'empty';
          return (
            <g key={step}>
              <circle cx={x} cy={7} r={4.5} data-state={state} />
              {step === preferred && <circle cx={x} cy={7} r={6.2} data-state="preferred" />}
              {step === required && <path d={`M${x - 4} 16.5 L${x} 13 L${x + 4} 16.5 Z`} data-state="required" />}
            </g>
          );
        })}
      </svg>
      {words && <span className={classes.words}>{level === null ? m.common_level_unknown() : level}</span>}
    </span>
  );
}
