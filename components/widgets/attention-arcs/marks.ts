import { tokenLabel } from '@/lib/text/token-text';
import { truncate } from '@/lib/text/truncate';
import type { HeadWeights } from '@/lib/trace/head-weights';

/** A token in the line of text, in px. */
export interface Word {
  readonly position: number;
  readonly text: string;
  readonly x: number;
  readonly width: number;
}

/** A curve from the token that looks to the one that is looked at. */
export interface Arc {
  readonly query: number;
  readonly key: number;
  readonly weight: number;
  readonly path: string;
  /** Width of the line in px. */
  readonly line: number;
}

export interface ArcMarks {
  readonly width: number;
  /** Height of the space for arcs: they end on its lower edge. */
  readonly base: number;
  readonly words: readonly Word[];
  readonly arcs: readonly Arc[];
}

/** Advance of a character of the labels, their padding, and the gap between them, in px. */
const CHARACTER = 9.65;
const PADDING = 7;
const GAP = 9;
const MARGIN = 14;
const HIGHEST = 150;
/** The longest label, in characters. */
const LONGEST = 14;
/** Arcs thinner than this are no more to be seen. */
const LEAST = 0.02;

/** One head's weights over T tokens -> the text in a line, and an arc for every weight that shows. */
export function arcMarks({ tokens, weight }: HeadWeights): ArcMarks {
  let x = MARGIN;
  const words = tokens.map((token, position) => {
    const text = truncate(tokenLabel(token), LONGEST);
    const width = Math.max(14, Array.from(text).length * CHARACTER) + 2 * PADDING;
    const word = { position, text, x, width };
    x += width + GAP;
    return word;
  });
  const width = Math.max(x - GAP + MARGIN, 120);
  const centre = ({ x: left, width: wide }: Word) => left + wide / 2;
  const furthest = Math.max(1, width - 2 * MARGIN);
  const base = Math.min(HIGHEST, 40 + furthest * 0.28);
  const arcs: Arc[] = [];
  for (const from of words) {
    for (const to of words) {
      const value = weight(from.position, to.position);
      if (value === undefined || value < LEAST) continue;
      const [a, b] = [centre(to), centre(from)];
      const rise = 26 + (Math.abs(b - a) / furthest) * (base - 34);
      arcs.push({
        query: from.position,
        key: to.position,
        weight: value,
        path:
          from === to
            ? `M${a - 5},${base}C${a - 15},${base - 24},${a + 15},${base - 24},${a + 5},${base}`
            : `M${a},${base}C${a},${base - rise * 1.3},${b},${base - rise * 1.3},${b},${base}`,
        line: 0.6 + 8.4 * value,
      });
    }
  }
  return { width, base, words, arcs };
}
