/**
 * Grey shapes while something is read. `kind` follows what will stand there: rows of a table, a page of cards, or lines of text.
 *
 *   <LoadingSkeleton kind="rows" />
 */
import { Skeleton } from '@mantine/core';
import { m } from '../lang';
import classes from './states.module.css';

interface Props {
  readonly kind?: 'rows' | 'cards' | 'text';
  readonly count?: number;
}

export function LoadingSkeleton({ kind = 'text', count = kind === 'rows' ? 12 : kind === 'cards' ? 4 : 5 }: Props) {
  return (
    <div role="status" aria-label={m.common_loading()} className={kind === 'cards' ? classes.cards : classes.lines}>
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} animate height={kind === 'rows' ? 28 : kind === 'cards' ? 112 : 14} width={kind === 'text' ? `${92 - ((index * 17) % 40)}%` : undefined} radius="sm" />
      ))}
    </div>
  );
}
