'use client';

import { interpolateLab, rgb } from 'd3';
import { useEffect, useRef } from 'react';
import styles from './HeadGrid.module.css';
import type { GridMarks } from './marks';
import { headSheet, paintHeads } from './sheet';

/** The small maps, painted: one pixel a weight, then stretched to their places. */
export function HeadCanvas({
  marks,
  attention,
  length,
  order,
  faint,
}: {
  readonly marks: GridMarks;
  readonly attention: readonly Float32Array[];
  readonly length: number;
  readonly order: readonly number[];
  readonly faint: (head: number) => boolean;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const paint = () => {
      const context = element.getContext('2d');
      if (!context) return;
      const scale = Math.min(3, (element.clientWidth / marks.width) * devicePixelRatio || 1);
      element.width = Math.round(marks.width * scale);
      element.height = Math.round(marks.height * scale);
      const strip = document.createElement('canvas');
      const pixels = headSheet(attention, length, shadesOf(element));
      strip.width = length;
      strip.height = pixels.length / length / 4;
      strip.getContext('2d')?.putImageData(new ImageData(pixels, length), 0, 0);
      paintHeads(context, strip, length, order, marks.places, marks.tile, scale, faint);
    };
    paint();
    const resized = new ResizeObserver(paint);
    resized.observe(element);
    // The scale's colours change with the theme.
    const themes = new MutationObserver(paint);
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', paint);
    return () => {
      resized.disconnect();
      themes.disconnect();
      system.removeEventListener('change', paint);
    };
  }, [marks, attention, length, order, faint]);
  return <canvas ref={canvas} className={styles.canvas} />;
}

/** 256 colours between the nine stops of the theme's attention scale. */
function shadesOf(element: Element): Uint8ClampedArray {
  const style = getComputedStyle(element);
  const stops = Array.from({ length: 9 }, (_, i) => style.getPropertyValue(`--attention-${i}`));
  const between = stops.slice(1).map((stop, i) => interpolateLab(stops[i] ?? stop, stop));
  const shades = new Uint8ClampedArray(256 * 4);
  for (let i = 0; i < 256; i++) {
    const place = (i * 8) / 255;
    const lower = Math.min(7, Math.floor(place));
    const { r, g, b } = rgb(between[lower]?.(place - lower) ?? 'black');
    shades.set([r, g, b, 255], i * 4);
  }
  return shades;
}
