'use client';

import { interpolateLab } from 'd3';
import { useEffect, useState } from 'react';
import { onThemeChange } from '@/components/figure/themeChanges';
import { MOST_CELLS, type Shading, type SignedMatrix, strengthOf } from './marks';

/** Colours on each side of nothing: mixing one anew for each of a million cells would be slow. */
const SHADES = 128;

/**
 * A large matrix as an image, a pixel a cell, in the colours of the theme; painted again when the
 * theme changes. Undefined for a small matrix, and until it is painted.
 */
export function usePainted(matrix: SignedMatrix, { limit, exponent }: Shading): string | undefined {
  const [image, setImage] = useState<string>();
  useEffect(() => {
    if (matrix.rows * matrix.columns <= MOST_CELLS) return setImage(undefined);
    const draw = () => setImage(paint(matrix, { limit, exponent }));
    draw();
    return onThemeChange(draw);
  }, [matrix, limit, exponent]);
  return image;
}

function paint({ rows, columns, values }: SignedMatrix, shading: Shading): string | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const [negative, positive] = ['--ink', '--position'].map((name) =>
    interpolateLab(colour('--paper'), colour(name)),
  );
  const strength = strengthOf(shading);
  const palette = Array.from({ length: 2 * SHADES + 1 }, (_, i) => {
    const place = i / SHADES - 1;
    const mixed = (place < 0 ? negative : positive)?.(Math.abs(place)) ?? '';
    return (mixed.match(/[\d.]+/g) ?? []).map(Number);
  });
  const pixels = context.createImageData(columns, rows);
  for (const [i, value] of values.entries()) {
    const [r = 0, g = 0, b = 0] = palette[Math.round((strength(value) + 1) * SHADES)] ?? [];
    pixels.data.set([r, g, b, 255], i * 4);
  }
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL();
}
