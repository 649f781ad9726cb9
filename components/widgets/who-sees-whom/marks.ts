import { scaleBand } from 'd3';
import { tokenLabel } from '@/lib/text/token-text';
import { truncate } from '@/lib/text/truncate';
import type { Token } from '@/lib/trace/trace';

/** The longest label, in characters. */
const LONGEST = 9;

/** The three families: encoder and decoder, encoder only, decoder only. */
export type Family = 'encoder-decoder' | 'encoder' | 'decoder';

/** What an open cell belongs to. */
export type Zone = 'encoder' | 'cross' | 'decoder';

/** Where the encoder's text ends and the decoder's begins, of T tokens. */
export const splitOf = (T: number) => Math.max(1, Math.floor(T / 2));

/**
 * Whether token `query` may look at token `key` of T, and as a part of what; undefined where the
 * mask forbids it. In the original transformer the first half of the text is what the encoder
 * reads, and the rest what the decoder writes.
 */
export function zoneOf(family: Family, query: number, key: number, T: number): Zone | undefined {
  if (family === 'encoder') return 'encoder';
  const split = family === 'decoder' ? 0 : splitOf(T);
  if (query < split) return key < split ? 'encoder' : undefined;
  if (key < split) return 'cross';
  return key <= query ? 'decoder' : undefined;
}

export interface PatternCell {
  readonly query: number;
  readonly key: number;
  readonly x: number;
  readonly y: number;
  readonly zone: Zone | undefined;
}

/** A mask over T tokens, in px; the grid begins at (0, 0). */
export interface PatternMarks {
  readonly cell: number;
  readonly cells: readonly PatternCell[];
  readonly labels: readonly { readonly text: string; readonly at: number }[];
  /** Names of runs of rows, from one edge to another. */
  readonly spans: readonly Span[];
  /** What a run of columns is to the rows at the bottom. */
  readonly feet: readonly Span[];
}

/** A name for what lies between two edges. */
interface Span {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export function patternMarks(family: Family, tokens: readonly Token[], size: number): PatternMarks {
  const T = tokens.length;
  const positions = tokens.map((_, i) => i);
  const band = scaleBand(positions, [0, size]).paddingInner(0.1);
  const at = (position: number) => band(position) ?? 0;
  const cell = band.bandwidth();
  const cells = positions.flatMap((query) =>
    positions.map((key) => ({
      query,
      key,
      x: at(key),
      y: at(query),
      zone: zoneOf(family, query, key, T),
    })),
  );
  const labels = tokens.map((token, i) => ({
    text: truncate(tokenLabel(token), LONGEST),
    at: at(i) + cell / 2,
  }));
  const span = (name: string, first: number, last: number) => ({
    name,
    from: at(first),
    to: at(last) + cell,
  });
  const split = splitOf(T);
  const spans =
    family !== 'encoder-decoder'
      ? [span(family, 0, T - 1)]
      : split < T
        ? [span('encoder', 0, split - 1), span('decoder', split, T - 1)]
        : [span('encoder', 0, T - 1)];
  const crosses = family === 'encoder-decoder' && split < T;
  const feet = crosses ? [span('cross-attention', 0, split - 1)] : [];
  return { cell, cells, labels, spans, feet };
}

/** The tokens that token `query` may look at. */
export function seenBy(family: Family, query: number, T: number): readonly number[] {
  return Array.from({ length: T }, (_, key) => key).filter(
    (key) => zoneOf(family, query, key, T) !== undefined,
  );
}
