import { scaleLinear } from 'd3';
import { type Composition, type HeadRead, type HeadReading, readBy } from '@/lib/heads/composition';

/** How many of the most strongly read heads have a line to their reader. */
const WIRES = 3;

/** A head in the grid of all. */
export interface WiringCell {
  /** l · H + h */
  readonly head: number;
  /** Undefined where the reader cannot read it. */
  readonly score: number | undefined;
  /** 0 for what random matrices score, or less; 1 for the reader's strongest, from twice that on. */
  readonly level: number;
  /** 1 for the most strongly read head of this reader, and so on; undefined beyond `WIRES`. */
  readonly rank: number | undefined;
}

/** Returns a cell for each head: how strongly the reader reads what it writes. */
export function wiringCells(
  composition: Composition,
  reader: number,
  reading: HeadReading,
): { readonly cells: readonly WiringCell[]; readonly reads: readonly HeadRead[] } {
  const { layers, heads, random } = composition;
  const reads = readBy(composition, reader, reading);
  const most = Math.max(2 * random, reads[0]?.score ?? 0);
  const level = scaleLinear([random, most], [0, 1]).clamp(true);
  const places = new Map(reads.map(({ writer }, place) => [writer, place]));
  return {
    reads,
    cells: Array.from({ length: layers * heads }, (_, head) => {
      const place = places.get(head);
      const score = place === undefined ? undefined : reads[place]?.score;
      return {
        head,
        score,
        level: score === undefined ? 0 : level(score),
        rank: place !== undefined && place < WIRES ? place + 1 : undefined,
      };
    }),
  };
}

/** The colour of a level, in the hue of what is read. */
export function wiringColour(level: number, reading: HeadReading): string {
  return `color-mix(in oklab, var(--${reading}) ${Math.round(level * 100)}%, var(--attention-0))`;
}
