'use client';

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { inOrder, nearestToMiddle, type Projectable, scrollOn, takesKeys } from './figures';
import { ProjectorBar } from './ProjectorBar';
import { useFit } from './useFit';
import { useHeldFocus } from './useHeldFocus';

/** One figure at a time, filling the screen for a class. */
export interface Projector {
  /** The id of the figure that fills the screen. */
  readonly projected: string | undefined;
  /** Shows the figure that the reader looks at, or goes back to the page. */
  readonly toggle: () => void;
  /** Adds a figure; returns what removes it. */
  readonly register: (figure: Projectable) => () => void;
}

const NONE: Projector = { projected: undefined, toggle: () => {}, register: () => () => {} };
const Context = createContext<Projector>(NONE);

/** Gives the figures below it another projector. */
export const ProjectorContext = Context;

/** Returns the projector of the page; outside of a provider it does nothing. */
export const useProjector = (): Projector => useContext(Context);

/**
 * Projector mode. Key P opens and closes it. The arrow keys go through the states of a figure, then
 * through what of it is out of view, then to the next figure. Escape goes back to the page, where it
 * was scrolled to.
 */
export function ProjectorProvider({ children }: { readonly children: ReactNode }) {
  const figures = useRef(new Map<string, Projectable>());
  const before = useRef<{ scroll: number; focus: Element | null }>(undefined);
  const [projected, setProjected] = useState<string>();
  const latest = useRef(projected);
  latest.current = projected;

  const register = useCallback((figure: Projectable) => {
    const { id } = figure;
    figures.current.set(id, figure);
    return () => {
      figures.current.delete(id);
      // An update that changes nothing would stay in React's queue, and the page with it.
      if (latest.current === id) setProjected(undefined);
    };
  }, []);

  const close = useCallback(() => setProjected(undefined), []);
  const open = useCallback((id: string) => {
    before.current ??= { scroll: window.scrollY, focus: document.activeElement };
    setProjected(id);
  }, []);
  const toggle = useCallback(() => {
    if (projected !== undefined) return close();
    const nearest = nearestToMiddle(inOrder(figures.current.values()));
    if (nearest) open(nearest.id);
  }, [projected, open, close]);

  const move = useCallback(
    (by: 1 | -1) => {
      const all = inOrder(figures.current.values());
      const at = all.findIndex(({ id }) => id === projected);
      const steps = all[at]?.steps();
      const next = steps ? steps.at + by : -1;
      if (steps && next >= 0 && next < steps.count) return steps.go(next);
      const shown = all[at];
      if (shown && scrollOn(shown.element, by)) return;
      const figure = all[at + by];
      if (!figure) return;
      const states = figure.steps();
      states?.go(by > 0 ? 0 : states.count - 1);
      open(figure.id);
    },
    [projected, open],
  );

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (projected !== undefined && event.key === 'Escape') return close();
      if (takesKeys(event.target, event.key)) return;
      if (event.key === 'p' || event.key === 'P') return toggle();
      const by = MOVES[event.key];
      if (projected === undefined || !by) return;
      event.preventDefault();
      move(by);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [projected, toggle, close, move]);

  const element = projected === undefined ? undefined : figures.current.get(projected)?.element;
  useFit(element);
  useHeldFocus(element);

  useEffect(() => {
    if (projected === undefined) {
      const place = before.current;
      before.current = undefined;
      if (!place) return;
      window.scrollTo({ top: place.scroll, behavior: 'instant' });
      if (place.focus instanceof HTMLElement) place.focus.focus({ preventScroll: true });
      return;
    }
    document.documentElement.dataset.projecting = '';
    return () => {
      delete document.documentElement.dataset.projecting;
    };
  }, [projected]);

  const projector = useMemo(() => ({ projected, toggle, register }), [projected, toggle, register]);
  return (
    <Context value={projector}>
      {children}
      {projected !== undefined && <ProjectorBar onMove={move} onClose={close} />}
    </Context>
  );
}

const MOVES: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  PageDown: 1,
  ArrowLeft: -1,
  PageUp: -1,
};
