/**
 * A native table that draws only the rows in sight: 15,000 rows of 36 px scroll smoothly, the header stays, spacer rows keep the length.
 * Keyboard: Tab to the table, arrows / Page / Home / End move the row, Enter opens it. Sorting happens here when a column has `sort`,
 * or outside when `onSort` is given (then mark columns `sortable`). `rows` may hold `undefined` for rows still being fetched;
 * `onVisible(first, last)` says which are in sight. The parent gives the height (flex column with `min-height: 0`).
 *
 *   <VirtualTable label={m.roster_title()} columns={columns} rows={people} rowKey={(p) => p.id} onOpen={(p) => go('roster', p.id)} empty={<EmptyState .../>} />
 */
import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { compareCells, moveCursor, nextSort, type Sort } from './lib';
import classes from './VirtualTable.module.css';

export type { Sort } from './lib';

export interface Column<T> {
  readonly key: string;
  readonly title: string;
  /** In pixels; one column without a width takes what is left. */
  readonly width?: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly render: (row: T) => ReactNode;
  /** What to sort by, here in the window. */
  readonly sort?: (row: T) => string | number | null;
  /** Sorted by the caller through `onSort`. */
  readonly sortable?: boolean;
}

interface Props<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly (T | undefined)[];
  readonly rowKey: (row: T) => string;
  readonly onOpen?: (row: T) => void;
  readonly activeKey?: string | null;
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort | null) => void;
  readonly onVisible?: (first: number, last: number) => void;
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode;
  readonly rowHeight?: number;
}

export function VirtualTable<T>({ label, columns, rows, rowKey, onOpen, activeKey, sort, onSort, onVisible, empty, rowHeight = 36 }: Props<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const name = useId();
  const [cursor, setCursor] = useState(-1);
  const [ownSort, setOwnSort] = useState<Sort | null>(null);
  const order = onSort ? (sort ?? null) : ownSort;

  const shown = useMemo(() => {
    const by = onSort ? undefined : columns.find((column) => column.key === ownSort?.key)?.sort;
    if (!by || !ownSort) return rows;
    const cell = (row: T | undefined) => (row === undefined ? null : by(row));
    return [...rows].sort((a, b) => compareCells(cell(a), cell(b), ownSort.direction));
  }, [rows, columns, onSort, ownSort]);

  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
  });
  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const firstIndex = first?.index ?? 0;
  const lastIndex = last?.index ?? -1;

  const activeIndex = useMemo(
    () => (activeKey === undefined || activeKey === null ? -1 : shown.findIndex((row) => row !== undefined && rowKey(row) === activeKey)),
    [shown, activeKey, rowKey],
  );

  useEffect(() => {
    if (lastIndex >= 0) onVisible?.(firstIndex, lastIndex);
  }, [firstIndex, lastIndex, onVisible]);

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    if (event.target !== event.currentTarget) return;
    const at = cursor >= 0 ? cursor : activeIndex;
    if (event.key === 'Enter') {
      const row = shown[at];
      if (row !== undefined && onOpen) onOpen(row);
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 360) / rowHeight) - 2);
    const next = moveCursor(event.key, at, shown.length, page);
    if (next === null) return;
    event.preventDefault();
    setCursor(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  }

  const minWidth = columns.reduce((sum, column) => sum + (column.width ?? 140), 0);
  const spacer = (height: number) =>
    height > 0 && (
      <tr aria-hidden className={classes.spacer}>
        <td colSpan={columns.length} style={{ height }} />
      </tr>
    );

  return (
    <div ref={scroller} className={classes.scroller} role="region" aria-label={label}>
      <table
        role="grid"
        aria-label={label}
        aria-rowcount={shown.length + 1}
        aria-activedescendant={cursor >= firstIndex && cursor <= lastIndex ? `${name}-${cursor}` : undefined}
        tabIndex={0}
        className={classes.table}
        style={{ minWidth }}
        onKeyDown={onKeyDown}
        onBlur={() => setCursor(-1)}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={column.width === undefined ? undefined : { width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} order={order} onSort={(next) => (onSort ? onSort(next) : setOwnSort(next))} />
            ))}
          </tr>
        </thead>
        <tbody>
          {spacer(first?.start ?? 0)}
          {items.map(({ index }) => {
            const row = shown[index];
            return (
              <tr
                key={row === undefined ? `~${index}` : rowKey(row)}
                id={`${name}-${index}`}
                aria-rowindex={index + 2}
                aria-selected={index === activeIndex}
                data-cursor={index === cursor || undefined}
                data-open={onOpen !== undefined || undefined}
                style={{ height: rowHeight }}
                onClick={row === undefined || !onOpen ? undefined : () => onOpen(row)}
              >
                {columns.map((column) => (
                  <td key={column.key} data-align={column.align}>
                    {row === undefined ? <span className={classes.ghost} /> : column.render(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {spacer(last ? virtual.getTotalSize() - last.end : 0)}
        </tbody>
      </table>
      {shown.length === 0 && empty}
    </div>
  );
}

interface HeadProps<T> {
  readonly column: Column<T>;
  readonly order: Sort | null;
  readonly onSort: (sort: Sort | null) => void;
}

function HeadCell<T>({ column, order, onSort }: HeadProps<T>) {
  const direction = order?.key === column.key ? order.direction : null;
  const sortable = column.sort !== undefined || column.sortable === true;
  return (
    <th scope="col" data-align={column.align} aria-sort={direction === null ? undefined : direction === 'up' ? 'ascending' : 'descending'}>
      {sortable ? (
        <UnstyledButton className={classes.sort} title={column.title} onClick={() => onSort(nextSort(order, column.key))}>
          <span className="cut">{column.title}</span>
          {direction === 'up' ? <IconArrowUp size={14} aria-hidden /> : direction === 'down' ? <IconArrowDown size={14} aria-hidden /> : <IconArrowsSort size={14} aria-hidden className={classes.idle} />}
        </UnstyledButton>
      ) : (
        <span className="cut">{column.title}</span>
      )}
    </th>
  );
}
