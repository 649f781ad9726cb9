'use client';

import {
  type ReactNode,
  startTransition,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { flushSync } from 'react-dom';
import { useProjector } from '@/components/projector/ProjectorProvider';
import { whenNear } from './near';
import styles from './WhenNear.module.css';

/** A screen above and below the window: what a reader reaches next is awake before it is seen. */
const NEAR = '100% 0px';

/**
 * Leaves what is inside as the page's HTML shows it until the reader comes near: a chapter has up
 * to ten figures, and the start of a page must not wait for those that are far below. It wakes, too,
 * when something in it gets the focus, when a figure is projected, and before the page is printed.
 *
 * Where there was no HTML, as after a link was followed, it is awake from the start.
 */
export function WhenNear({ children }: { readonly children: ReactNode }) {
  // False only while React takes over the page's HTML.
  const made = useSyncExternalStore(noChange, yes, no);
  const [awake, wake] = useState(made);
  const box = useRef<HTMLDivElement>(null);
  const { projected } = useProjector();
  const projecting = projected !== undefined;

  useEffect(() => {
    const element = box.current;
    if (awake || !element) return;
    const wakeUp = () => wake(true);
    if (projecting || element.children.length === 0) return wakeUp();
    const wakeNow = () => flushSync(wakeUp);
    const wakeFocused = ({ target }: FocusEvent) => {
      // What had the focus is drawn anew, and its successor gets it.
      const path = pathTo(target as Element, element);
      wakeNow();
      const successor = path.reduce<Element | undefined>((at, i) => at?.children[i], element);
      if (successor instanceof HTMLElement) successor.focus({ preventScroll: true });
    };
    const unwatch = whenNear(element.children, NEAR, () => startTransition(wakeUp));
    element.addEventListener('focusin', wakeFocused);
    addEventListener('beforeprint', wakeNow);
    return () => {
      unwatch();
      element.removeEventListener('focusin', wakeFocused);
      removeEventListener('beforeprint', wakeNow);
    };
  }, [awake, projecting]);

  // The server draws all; then React leaves alone what it is told to be HTML.
  const asleep = !awake && typeof window !== 'undefined';
  return (
    <div
      ref={box}
      data-when-near={awake ? 'awake' : 'asleep'}
      suppressHydrationWarning
      className={styles.box}
      {...(asleep ? { dangerouslySetInnerHTML: { __html: '' } } : { children })}
    />
  );
}

const noChange = () => () => {};
const yes = () => true;
const no = () => false;

/** Returns which child of which leads from an element to one inside it, from the top. */
function pathTo(inside: Element, element: Element): number[] {
  const path: number[] = [];
  for (let at = inside; at !== element && at.parentElement; at = at.parentElement) {
    path.unshift([...at.parentElement.children].indexOf(at));
  }
  return path;
}
