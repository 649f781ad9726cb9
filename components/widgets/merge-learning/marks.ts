import { line, scaleLinear } from 'd3';
import { tokenLabel } from '@/lib/text/token-text';
import { countPairs, type MergeLearning } from '@/lib/tokenizer/merge-learning';

/** A token of the text as it is cut now. */
export interface CutToken {
  readonly label: string;
  /** Made by the last merge. */
  readonly fresh: boolean;
  /** Half of a pair that the next merge joins. */
  readonly next: boolean;
}

/** A pair of neighbours and its count, as a bar. */
export interface PairBar {
  readonly left: string;
  readonly right: string;
  readonly count: number;
  /** Of the longest bar, 0 … 1. */
  readonly share: number;
}

/** The pairs that have a bar. */
export const MOST_BARS = 8;

/** The text of a state, cut; one list a piece. */
export function cutTokens({ pieces, vocabulary, joined }: MergeLearning): CutToken[][] {
  const [best] = countPairs(pieces);
  const next = best && best.count > 1 ? best : undefined;
  return pieces.map((piece) => {
    const halves = new Set<number>();
    for (let at = 0; at + 1 < piece.length; at++) {
      if (!next || piece[at] !== next.left || piece[at + 1] !== next.right) continue;
      halves.add(at).add(++at);
    }
    return piece.map((id, at) => ({
      label: labelOf(vocabulary, id),
      fresh: id === joined?.id,
      next: halves.has(at),
    }));
  });
}

/** The most frequent pairs of a state; the first is joined next. */
export function pairBars({ pieces, vocabulary }: MergeLearning): PairBar[] {
  const pairs = countPairs(pieces).slice(0, MOST_BARS);
  const most = pairs[0]?.count ?? 1;
  return pairs.map(({ left, right, count }) => ({
    left: labelOf(vocabulary, left),
    right: labelOf(vocabulary, right),
    count,
    share: count / most,
  }));
}

/** Tokens in the text, and in the vocabulary. */
export interface TokenCounts {
  readonly text: number;
  readonly vocabulary: number;
}

export const sizesOf = ({ pieces, vocabulary }: MergeLearning): TokenCounts => ({
  text: pieces.reduce((sum, piece) => sum + piece.length, 0),
  vocabulary: vocabulary.length,
});

/** Both sizes over the merges, as lines in a box of width × height. */
export interface SizeLines {
  /** SVG paths of all merges. */
  readonly text: string;
  readonly vocabulary: string;
  /** At one step. */
  readonly at: { readonly x: number; readonly text: number; readonly vocabulary: number };
  /** At the last. */
  readonly end: { readonly text: number; readonly vocabulary: number };
}

export function sizeLines(
  states: readonly MergeLearning[],
  step: number,
  width: number,
  height: number,
): SizeLines {
  const sizes = states.map(sizesOf);
  const most = Math.max(...sizes.flatMap(({ text, vocabulary }) => [text, vocabulary]));
  const x = scaleLinear([0, Math.max(1, states.length - 1)], [0, width]);
  const y = scaleLinear([0, most], [height, 0]);
  const path = (of: keyof TokenCounts) =>
    line<TokenCounts>(
      (_, i) => Math.round(x(i)),
      (size) => Math.round(y(size[of])),
    )(sizes) ?? '';
  const heights = (i: number) => ({
    text: y(sizes[i]?.text ?? 0),
    vocabulary: y(sizes[i]?.vocabulary ?? 0),
  });
  return {
    text: path('text'),
    vocabulary: path('vocabulary'),
    at: { x: x(step), ...heights(step) },
    end: heights(states.length - 1),
  };
}

/** A token of a state as its chip shows it. */
export function labelOf(vocabulary: MergeLearning['vocabulary'], id: number): string {
  return tokenLabel({ id, bytes: vocabulary[id] ?? new Uint8Array(), special: false });
}
