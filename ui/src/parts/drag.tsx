/**
 * Dragging by mouse, pen or finger: from a handle to the nearest element with `data-drop`, whose value says where. Escape lets go.
 * A list marked `data-drag-scroll` scrolls when the pointer rests near its upper or lower edge. Whoever uses it keeps a way by keyboard beside it.
 *
 *   const drag = useDrag<Person>((person, target) => …);
 *   <div {...drag.handle(person, person.name)} />   <li data-drop="seat:1" data-over={drag.over === 'seat:1' || undefined} />   {drag.ghost}
 */
import { useEffect, useRef, useState, type PointerEvent as Pressed, type ReactNode } from 'react';
import classes from './drag.module.css';

export interface Drag<T> {
  readonly item: T | null;
  /** The `data-drop` under the pointer. */
  readonly over: string | null;
  readonly handle: (item: T, label: string) => { readonly className: string | undefined; readonly onPointerDown: (event: Pressed) => void };
  /** What follows the pointer; rendered once by the owner. */
  readonly ghost: ReactNode;
}

interface Held<T> {
  readonly item: T;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly over: string | null;
}

/** A press that moves less than this is a click. */
const threshold = 5;

/** So near an edge the list scrolls, by so much at a time, so often. */
const scroll = { edge: 40, step: 14, every: 30 };

function under(event: PointerEvent): Element | null {
  const found = document.elementFromPoint(event.clientX, event.clientY) ?? event.target;
  return found instanceof Element ? found : null;
}

const targetAt = (event: PointerEvent): string | null => under(event)?.closest<HTMLElement>('[data-drop]')?.dataset.drop ?? null;

function scrollAt(event: PointerEvent): void {
  const list = under(event)?.closest('[data-drag-scroll]');
  if (!list) return;
  const box = list.getBoundingClientRect();
  if (event.clientY < box.top + scroll.edge) list.scrollBy(0, -scroll.step);
  else if (event.clientY > box.bottom - scroll.edge) list.scrollBy(0, scroll.step);
}

export function useDrag<T>(drop: (item: T, target: string) => void): Drag<T> {
  const [held, setHeld] = useState<Held<T> | null>(null);
  const letGo = useRef<() => void>(() => undefined);
  const dropped = useRef(drop);
  useEffect(() => {
    dropped.current = drop;
  });
  useEffect(() => () => letGo.current(), []);

  const press = (item: T, label: string, start: Pressed) => {
    if (start.button !== 0) return;
    let over: string | null = null;
    let moving = false;
    let last: PointerEvent | null = null;
    /* The list may scroll beneath a pointer at rest. */
    const rest = window.setInterval(() => {
      if (last === null) return;
      scrollAt(last);
      move(last);
    }, scroll.every);
    const move = (event: PointerEvent) => {
      moving ||= Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > threshold;
      if (!moving) return;
      last = event;
      document.documentElement.dataset.dragging = '';
      over = targetAt(event);
      const next = { item, label, x: event.clientX, y: event.clientY, over };
      setHeld((now) => (now?.x === next.x && now.y === next.y && now.over === over ? now : next));
    };
    const end = () => {
      window.clearInterval(rest);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', key, true);
      delete document.documentElement.dataset.dragging;
      setHeld(null);
    };
    const up = () => {
      end();
      if (moving && over !== null) dropped.current(item, over);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      end();
    };
    letGo.current();
    letGo.current = end;
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', key, true);
  };

  return {
    item: held?.item ?? null,
    over: held?.over ?? null,
    handle: (item, label) => ({ className: classes.handle, onPointerDown: (event) => press(item, label, event) }),
    ghost: held && (
      <div className={classes.ghost} data-flip={held.x > window.innerWidth - 300 || undefined} style={{ left: held.x, top: held.y }} aria-hidden>
        {held.label}
      </div>
    ),
  };
}
