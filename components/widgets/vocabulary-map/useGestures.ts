'use client';

import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';
import { panned, type Size, type View, WHOLE, zoomed } from './view';

const STEP = 60;
/** A press that moves less than this, in px, is a click. */
const CLICK = 4;

/** Where in an element, in its own px: on the screen it may be magnified. */
function placeIn(element: Element, at: { readonly clientX: number; readonly clientY: number }) {
  const box = element.getBoundingClientRect();
  const magnified = element.clientWidth > 0 ? box.width / element.clientWidth : 1;
  return { x: (at.clientX - box.left) / magnified, y: (at.clientY - box.top) / magnified };
}

/**
 * Zoom and pan by pointer, fingers, wheel and keys.
 *
 * @param onPoint where the pointer is, or the middle after a key; px on the screen
 * @param onPick a click, or Enter for the middle
 */
export function useGestures(
  frame: RefObject<HTMLElement | null>,
  size: Size,
  onPoint: (x: number, y: number, view: View) => void,
  onPick: (x: number, y: number, view: View) => void,
) {
  const [view, setView] = useState<View>(WHOLE);
  const fingers = useRef(new Map<number, { x: number; y: number }>());
  const moved = useRef(0);
  const middle = [size.width / 2, size.height / 2] as const;

  // React listens passively to the wheel: the page would zoom too.
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { x, y } = placeIn(element, event);
      setView((now) => zoomed(now, 2 ** (-event.deltaY / 120), x, y, size));
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [frame, size]);

  const at = (event: PointerEvent) => placeIn(event.currentTarget, event);
  const zoomBy = (factor: number) => {
    const next = zoomed(view, factor, ...middle, size);
    setView(next);
    onPoint(...middle, next);
  };

  return {
    view,
    setView,
    zoomBy,
    handlers: {
      onPointerDown(event: PointerEvent) {
        event.currentTarget.setPointerCapture?.(event.pointerId);
        fingers.current.set(event.pointerId, at(event));
        if (fingers.current.size === 1) moved.current = 0;
      },
      onPointerMove(event: PointerEvent) {
        const now = at(event);
        const before = fingers.current.get(event.pointerId);
        if (!before) return onPoint(now.x, now.y, view);
        const others = [...fingers.current].filter(([id]) => id !== event.pointerId);
        fingers.current.set(event.pointerId, now);
        const [dx, dy] = [now.x - before.x, now.y - before.y];
        moved.current += Math.hypot(dx, dy);
        const other = others[0]?.[1];
        if (other) {
          const apart = (p: { x: number; y: number }) => Math.hypot(p.x - other.x, p.y - other.y);
          const factor = apart(now) / Math.max(1, apart(before));
          const [x, y] = [(now.x + other.x) / 2, (now.y + other.y) / 2];
          setView((view) => zoomed(view, factor, x, y, size));
        } else if (moved.current > CLICK) {
          setView((view) => panned(view, dx, dy, size));
        }
      },
      onPointerUp(event: PointerEvent) {
        const now = at(event);
        const alone = fingers.current.size === 1;
        if (fingers.current.delete(event.pointerId) && alone && moved.current <= CLICK) {
          onPick(now.x, now.y, view);
        }
      },
      onPointerCancel(event: PointerEvent) {
        fingers.current.delete(event.pointerId);
      },
      onKeyDown(event: KeyboardEvent) {
        const step = {
          ArrowLeft: [1, 0],
          ArrowRight: [-1, 0],
          ArrowUp: [0, 1],
          ArrowDown: [0, -1],
        }[event.key];
        if (event.key === '+' || event.key === '=') zoomBy(1.5);
        else if (event.key === '-') zoomBy(1 / 1.5);
        else if (event.key === '0') setView(WHOLE);
        else if (event.key === 'Enter') onPick(...middle, view);
        else if (step) {
          const next = panned(view, (step[0] ?? 0) * STEP, (step[1] ?? 0) * STEP, size);
          setView(next);
          onPoint(...middle, next);
        } else return;
        event.preventDefault();
      },
    },
  };
}
