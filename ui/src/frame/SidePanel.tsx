/**
 * Details at the right of a page; beside it when there is room, over it when the window is narrow. Escape closes. Never stacked.
 *
 *   <SidePanel title={person.name} subtitle={…} onClose={() => go('roster')} foot={<Button>…</Button>}>…</SidePanel>
 */
import { CloseButton } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { m } from '../lang';
import classes from './Page.module.css';

interface Props {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly onClose: () => void;
  readonly foot?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function SidePanel({ title, subtitle, onClose, foot, wide = false, children }: Props) {
  const panel = useRef<HTMLElement>(null);
  const back = useRef<Element | null>(null);
  useEffect(() => {
    back.current = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (back.current instanceof HTMLElement && back.current.isConnected) back.current.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={title}
      className={classes.panel}
      data-wide={wide || undefined}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <header className={classes.panelHead}>
        <div className={classes.words}>
          <h2 className={classes.panelTitle}>{title}</h2>
          {subtitle && <div className={classes.meaning}>{subtitle}</div>}
        </div>
        <CloseButton onClick={onClose} aria-label={m.common_close()} />
      </header>
      <div className={classes.panelBody} tabIndex={0} role="region" aria-label={title}>
        {children}
      </div>
      {foot && <footer className={classes.panelFoot}>{foot}</footer>}
    </aside>
  );
}
