import { scaleLinear } from 'd3';
import type { OutputOf } from '@/lib/cells/outputs';
import { fixed } from '@/lib/text/fixed';
import type { Token } from '@/lib/trace/trace';

/** Returns a token that is shown by this label; its white space is visible already. */
export function labelledToken({
  id,
  label,
}: {
  readonly id: number;
  readonly label: string;
}): Token {
  // A space of a text is shown as a dot: one that is a space stands between bytes in hex.
  const bytes = label.includes(' ')
    ? Uint8Array.from(label.split(' '), (byte) => Number.parseInt(byte, 16))
    : new TextEncoder().encode(label);
  return { id, bytes, special: false };
}

/** Returns a number in up to six significant digits, with a true minus. */
export function shownNumber(value: number): string {
  if (Number.isInteger(value)) return fixed(value, 0);
  return String(Number(value.toPrecision(6))).replace('-', '−');
}

/** A number as a bar to the right or left of a line; in shares of the whole width. */
export interface SignedBar {
  readonly label: string;
  readonly value: string;
  readonly start: number;
  readonly length: number;
  readonly negative: boolean;
}

/** Numbers of either sign -> bars on one scale, and where its zero lies. */
export function signedBars({ values, labels }: Pick<OutputOf<'bars'>, 'values' | 'labels'>): {
  readonly zero: number;
  readonly bars: readonly SignedBar[];
} {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const place = scaleLinear([least, most === least ? least + 1 : most], [0, 1]);
  const bars = values.map((value, i) => ({
    label: labels[i] ?? String(i),
    value: fixed(value, 3),
    start: Math.min(place(0), place(value)),
    length: Math.abs(place(value) - place(0)),
    negative: value < 0,
  }));
  return { zero: place(0), bars };
}

/** A vector -> one path of bars up, and one of bars down, 1 for the largest; a unit a number. */
export function stripPaths(values: Float32Array): {
  readonly largest: number;
  readonly up: string;
  readonly down: string;
} {
  const largest = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 1;
  const path = (sign: 1 | -1) =>
    Array.from(values, (value, i) => {
      const height = Math.abs(value) / largest;
      return value * sign > 0 && height >= 0.004
        ? `M${i} 0h.8v${(-sign * height).toFixed(3)}h-.8z`
        : '';
    }).join('');
  return { largest, up: path(1), down: path(-1) };
}
