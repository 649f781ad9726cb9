'use client';

import { quantize, rgb } from 'd3';
import { useEffect, useRef } from 'react';
import { attentionScale } from '@/components/figure/attentionScale';
import { onThemeChange } from '@/components/figure/themeChanges';
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
    const stopWatching = onThemeChange(paint);
    return () => {
      resized.disconnect();
      stopWatching();
    };
  }, [marks, attention, length, order, faint]);
  return <canvas ref={canvas} className={styles.canvas} />;
}

/** 256 evenly spaced colours of the theme's attention scale, as RGBA. */
function shadesOf(element: Element): Uint8ClampedArray {
  const colours = quantize(attentionScale(element), 256).map((colour) => rgb(colour));
  return Uint8ClampedArray.from(colours.flatMap(({ r, g, b }) => [r, g, b, 255]));
}
