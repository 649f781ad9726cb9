import { scaleLinear } from 'd3';
import type { Output, OutputOf } from '@/lib/cells/outputs';
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

/** Bars of a strip; of more numbers each bar shows the largest and the least of its share. */
const MOST_BARS = 1024;

/** A vector -> one path of bars up, and one of bars down, 1 for the largest; a unit a number. */
export function stripPaths(values: Float32Array): {
  readonly largest: number;
  readonly up: string;
  readonly down: string;
} {
  const largest = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 1;
  const each = Math.ceil(values.length / MOST_BARS);
  const shares = Array.from({ length: Math.ceil(values.length / each) }, (_, bar) =>
    values.subarray(bar * each, (bar + 1) * each),
  );
  const wide = each === 1 ? '.8' : each;
  const path = (sign: 1 | -1) =>
    shares
      .map((share, bar) => {
        const height = share.reduce((most, x) => Math.max(most, x * sign), 0) / largest;
        return height < 0.004
          ? ''
          : `M${bar * each} 0h${wide}v${(-sign * height).toFixed(3)}h-${wide}z`;
      })
      .join('');
  return { largest, up: path(1), down: path(-1) };
}

/** What an output takes to draw, roughly in marks: bars, rows, cells, lines of text. */
export function weightOf(output: Output): number {
  switch (output.kind) {
    case 'text':
      return 1 + output.text.length / 40;
    case 'number':
      return 1;
    case 'tokens':
      return 2 * output.tokens.length;
    case 'table':
      return Math.min(FIRST_ROWS, output.rows.length) * output.columns.length;
    case 'distribution':
      return 3 * output.candidates.length;
    case 'bars':
      return 3 * output.values.length;
    case 'vector':
      return Math.min(MOST_BARS, output.values.length);
    case 'matrix':
      return Math.min(1000, output.values.length);
    case 'attention':
      return Math.min(1000, output.weights.length);
  }
}

/** Rows of a table that are shown before somebody asks for the others. */
export const FIRST_ROWS = 20;
