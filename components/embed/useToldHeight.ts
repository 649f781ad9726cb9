import { type RefObject, useEffect, useRef } from 'react';

/** What a framed figure tells the page around it whenever its height changes. */
interface HeightMessage {
  readonly type: 'inside-gpt-2:height';
  /** In CSS pixels. */
  readonly height: number;
}

/** Tells the page around this one how high the element is, which other pages may know. */
export function useToldHeight(): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    const target = element.current;
    if (!target || window.parent === window) return;
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(target.getBoundingClientRect().height);
      const message: HeightMessage = { type: 'inside-gpt-2:height', height };
      window.parent.postMessage(message, '*');
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, []);
  return element;
}
