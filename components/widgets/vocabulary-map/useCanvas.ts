'use client';

import { type RefObject, useEffect, useState } from 'react';
import { onThemeChange } from '@/components/figure/themeChanges';
import type { Size } from './view';

/** The size of an element in CSS pixels, kept up to date; `initial` until it is measured. */
export function useSize(element: RefObject<HTMLElement | null>, initial: Size): Size {
  const [size, setSize] = useState(initial);
  useEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = watched;
      if (width > 0 && height > 0) setSize({ width, height });
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

/** A number that changes with the theme: what is painted must then be painted anew. */
export function useTheme(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => onThemeChange(() => setChanges((n) => n + 1)), []);
  return changes;
}
