'use client';

import { quantize } from 'd3';
import { useEffect, useRef } from 'react';
import { attentionScale } from '@/components/figure/attentionScale';
import { onThemeChange } from '@/components/figure/themeChanges';
import styles from './AttentionMap.module.css';
import type { AttentionMarks } from './marks';

/** Mixing a colour anew for each of 100,000 cells would be slow: there are this many to pick from. */
const SHADES = 256;

/**
 * The cells of a large map, painted: the same marks as the SVG's, fewer elements.
 * Place and width are fractions of the figure's own.
 */
export function CanvasCells({
  marks,
  left,
  top,
  width,
}: {
  readonly marks: AttentionMarks;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const paint = () => {
      const context = element.getContext('2d');
      if (!context) return;
      const scale = element.width / marks.size;
      const shades = quantize(attentionScale(element), SHADES + 1);
      context.clearRect(0, 0, element.width, element.height);
      for (const cell of marks.cells) {
        context.fillStyle = shades[Math.round((cell.level * SHADES) / 8)] ?? '';
        const [x, y] = [cell.x * scale, cell.y * scale];
        context.fillRect(x, y, marks.cell * scale, marks.cell * scale);
      }
    };
    paint();
    return onThemeChange(paint);
  }, [marks]);
  const percent = (share: number) => `${share * 100}%`;
  return (
    <canvas
      ref={canvas}
      width={1024}
      height={1024}
      className={styles.canvas}
      style={{ left: percent(left), top: percent(top), width: percent(width) }}
    />
  );
}
