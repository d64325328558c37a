/** The real pages as they will be printed, following the form. */
import { ActionIcon, Loader, Tooltip } from '@mantine/core';
import { IconArrowAutofitWidth, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { office, type DecreeForm } from '../backend';
import { useRead } from '../frame/reads';
import { formatNumber, m } from '../lang';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import classes from './pages.module.css';

interface Props {
  readonly id: string;
  readonly form: DecreeForm;
  readonly pending: boolean;
}

/** One SVG as a picture; its address is given back when it is no longer shown. */
function Picture({ svg, alt, width, at }: { readonly svg: string; readonly alt: string; readonly width: string; readonly at: number }) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    if (image.current) image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [svg]);
  return <img ref={image} alt={alt} style={{ width }} data-testid={`decree-page-${at + 1}`} />;
}

const steps = [0.5, 0.75, 1, 1.25, 1.5, 2];

export function DecreePages({ id, form, pending }: Props) {
  const pages = useRead(['decree', 'pages', id, form], () => office.decreePages(id, form), { keep: true });
  const sheets = pages.data ?? [];
  const [zoom, setZoom] = useState(1);
  const scroller = useRef<HTMLDivElement>(null);
  const zoomBy = (step: number) => setZoom((now) => steps[Math.min(steps.length - 1, Math.max(0, steps.indexOf(now) + step))] ?? 1);
  const show = (at: number) => scroller.current?.querySelector(`[data-testid="decree-page-${at + 1}"]`)?.scrollIntoView({ block: 'start' });
  const busy = pending || pages.isFetching;
  return (
    <section className={classes.preview} aria-label={m.decree_pages()}>
      <header className={classes.bar}>
        <nav className={classes.list} aria-label={m.decree_page_list()}>
          {sheets.map((_, at) => (
            <button key={at} type="button" onClick={() => show(at)} aria-label={m.decree_page({ number: at + 1, total: sheets.length })}>
              {at + 1}
            </button>
          ))}
        </nav>
        <span className={classes.busy} role="status">
          {busy && (
            <>
              <Loader size={14} /> {m.decree_pages_busy()}
            </>
          )}
        </span>
        <span className={classes.zoom}>
          <Tooltip label={m.decree_zoom_out()}>
            <ActionIcon variant="subtle" color="gray" aria-label={m.decree_zoom_out()} disabled={zoom <= 0.5} onClick={() => zoomBy(-1)}>
              <IconZoomOut size={16} color="var(--ink-soft)" />
            </ActionIcon>
          </Tooltip>
          <span>{formatNumber(zoom * 100)} %</span>
          <Tooltip label={m.decree_zoom_in()}>
            <ActionIcon variant="subtle" color="gray" aria-label={m.decree_zoom_in()} disabled={zoom >= 2} onClick={() => zoomBy(1)}>
              <IconZoomIn size={16} color="var(--ink-soft)" />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={m.decree_zoom_fit()}>
            <ActionIcon variant="subtle" color="gray" aria-label={m.decree_zoom_fit()} onClick={() => setZoom(1)}>
              <IconArrowAutofitWidth size={16} color="var(--ink-soft)" />
            </ActionIcon>
          </Tooltip>
        </span>
      </header>
      {pages.isError && <ErrorState inline problem={pages.error} onRetry={() => void pages.refetch()} title={m.decree_pages_failed()} />}
      <div ref={scroller} className={classes.pages} tabIndex={0} role="region" aria-label={m.decree_pages()}>
        {pages.isPending && <LoadingSkeleton />}
        {sheets.map((svg, at) => (
          <Picture key={at} at={at} svg={svg} alt={m.decree_page({ number: at + 1, total: sheets.length })} width={`${zoom * 100}%`} />
        ))}
      </div>
    </section>
  );
}
