/**
 * The real pages as they will be printed, following a form.
 *
 *   <PrintedPages pages={useRead(key, () => office.decreePages(id, form), { keep: true })} pending={typing} hook="decree-page" />
 */
import { ActionIcon, Loader, Tooltip } from '@mantine/core';
import { IconArrowAutofitWidth, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { formatNumber, m } from '../lang';
import { ErrorState } from './ErrorState';
import { LoadingSkeleton } from './LoadingSkeleton';
import classes from './PrintedPages.module.css';

interface Props {
  /** Each an SVG. */
  readonly pages: UseQueryResult<string[]>;
  /** The form is ahead of the pages. */
  readonly pending: boolean;
  /** Test hook of a page, before its number. */
  readonly hook: string;
}

/** One SVG as a picture; its address is given back when it is no longer shown. */
function Picture({ svg, alt, width, hook }: { readonly svg: string; readonly alt: string; readonly width: string; readonly hook: string }) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    if (image.current) image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [svg]);
  return <img ref={image} alt={alt} style={{ width }} data-testid={hook} />;
}

const steps = [0.5, 0.75, 1, 1.25, 1.5, 2];

export function PrintedPages({ pages, pending, hook }: Props) {
  const sheets = pages.data ?? [];
  const [zoom, setZoom] = useState(1);
  const scroller = useRef<HTMLDivElement>(null);
  const zoomBy = (step: number) => setZoom((now) => steps[Math.min(steps.length - 1, Math.max(0, steps.indexOf(now) + step))] ?? 1);
  const show = (at: number) => scroller.current?.querySelector(`[data-testid="${hook}-${at + 1}"]`)?.scrollIntoView({ block: 'start' });
  const busy = pending || pages.isFetching;
  return (
    <section className={classes.preview} aria-label={m.pages_title()}>
      <header className={classes.bar}>
        <nav className={classes.list} aria-label={m.pages_list()}>
          {sheets.map((_, at) => (
            <button key={at} type="button" onClick={() => show(at)} aria-label={m.pages_page({ number: at + 1, total: sheets.length })}>
              {at + 1}
            </button>
          ))}
        </nav>
        <span className={classes.busy} role="status">
          {busy && (
            <>
              <Loader size={14} /> {m.pages_busy()}
            </>
          )}
        </span>
        <span className={classes.zoom}>
          <Tooltip label={m.pages_zoom_out()}>
            <ActionIcon variant="subtle" color="gray" aria-label={m.pages_zoom_out()} disabled={zoom <= 0.5} onClick={() => zoomBy(-1)}>
              <IconZoomOut size={16} color="var(--ink-soft)" />
            </ActionIcon>
          </Tooltip>
          <span>{formatNumber(zoom * 100)} %</span>
          <Tooltip label={m.pages_zoom_in()}>
            <ActionIcon variant="subtle" color="gray" aria-label={m.pages_zoom_in()} disabled={zoom >= 2} onClick={() => zoomBy(1)}>
              <IconZoomIn size={16} color="var(--ink-soft)" />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={m.pages_zoom_fit()}>
            <ActionIcon variant="subtle" color="gray" aria-label={m.pages_zoom_fit()} onClick={() => setZoom(1)}>
              <IconArrowAutofitWidth size={16} color="var(--ink-soft)" />
            </ActionIcon>
          </Tooltip>
        </span>
      </header>
      {pages.isError && <ErrorState inline problem={pages.error} onRetry={() => void pages.refetch()} title={m.pages_failed()} />}
      <div ref={scroller} className={classes.pages} tabIndex={0} role="region" aria-label={m.pages_title()}>
        {pages.isPending && <LoadingSkeleton />}
        {sheets.map((svg, at) => (
          <Picture key={at} hook={`${hook}-${at + 1}`} svg={svg} alt={m.pages_page({ number: at + 1, total: sheets.length })} width={`${zoom * 100}%`} />
        ))}
      </div>
    </section>
  );
}
