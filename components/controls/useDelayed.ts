import { useCallback, useEffect, useRef } from 'react';

/**
 * Calls `apply` with the latest text once the reader has paused for `delay` ms. A text that still
 * waits is applied when the page is left or the component is removed, so that none is lost.
 */
export function useDelayed(apply: (text: string) => void, delay: number) {
  const latest = useRef(apply);
  latest.current = apply;
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> }>(undefined);

  /** Applies this text, or the one that waits, without delay. */
  const now = useCallback((given?: string) => {
    const text = given ?? waiting.current?.text;
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    if (text !== undefined) latest.current(text);
  }, []);
  const later = useCallback(
    (text: string) => {
      clearTimeout(waiting.current?.timer);
      waiting.current = { text, timer: setTimeout(now, delay) };
    },
    [now, delay],
  );
  useEffect(() => {
    const leave = () => now();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [now]);
  return { now, later };
}
