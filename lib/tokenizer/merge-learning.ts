import { piecesOf } from './pieces';

/**
 * All bytes in the order of GPT-2's ids: those that have a printable sign of their own come first
 * (openai/gpt-2, src/encoder.py, bytes_to_unicode).
 */
const BYTES_IN_ORDER: readonly number[] = (() => {
  const printable = [...span(0x21, 0x7e), ...span(0xa1, 0xac), ...span(0xae, 0xff)];
  return [...printable, ...span(0, 0xff).filter((byte) => !printable.includes(byte))];
})();

/** Two tokens that are neighbours, and how often. */
export interface PairCount {
  readonly left: number;
  readonly right: number;
  readonly count: number;
}

/** A tokenizer in the making: a text, and what has been joined in it. */
export interface MergeLearning {
  /** The bytes of each token, by its id. */
  readonly vocabulary: readonly Uint8Array[];
  /** The text's pieces in order, each as ids; no pair reaches from one into the next. */
  readonly pieces: readonly (readonly number[])[];
  /** What was joined last; undefined at the start. */
  readonly joined: (PairCount & { readonly id: number }) | undefined;
}

/** Returns the start: every byte of the text is a token. */
export function startLearning(text: string): MergeLearning {
  const ids = new Map(BYTES_IN_ORDER.map((byte, id) => [byte, id]));
  const encoder = new TextEncoder();
  return {
    vocabulary: BYTES_IN_ORDER.map((byte) => Uint8Array.of(byte)),
    pieces: piecesOf(text).map((piece) =>
      Array.from(encoder.encode(piece), (byte) => ids.get(byte) as number),
    ),
    joined: undefined,
  };
}

/**
 * Returns all pairs of neighbours, the most frequent first. Of pairs that are as frequent, the one
 * whose left token has the lower id comes first, then the one whose right token has.
 */
export function countPairs(pieces: MergeLearning['pieces']): PairCount[] {
  const counts = new Map<string, PairCount>();
  for (const piece of pieces) {
    for (let at = 0; at + 1 < piece.length; at++) {
      const [left, right] = piece.slice(at, at + 2) as [number, number];
      const key = `${left} ${right}`;
      counts.set(key, { left, right, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...counts.values()].sort(
    (a, b) => b.count - a.count || a.left - b.left || a.right - b.right,
  );
}

/** Joins the most frequent pair everywhere. Undefined when no pair occurs twice. */
export function learnMerge({ vocabulary, pieces }: MergeLearning): MergeLearning | undefined {
  const [best] = countPairs(pieces);
  if (!best || best.count < 2) return undefined;
  const [left, right] = [vocabulary[best.left], vocabulary[best.right]];
  if (!left || !right) throw new RangeError('a pair of no tokens');
  const id = vocabulary.length;
  return {
    vocabulary: [...vocabulary, Uint8Array.of(...left, ...right)],
    pieces: pieces.map((piece) => joinIn(piece, best, id)),
    joined: { ...best, id },
  };
}

/** Returns every state from the bytes until no pair occurs twice, or `most` merges are made. */
export function learnMerges(text: string, most: number): [MergeLearning, ...MergeLearning[]] {
  const states: [MergeLearning, ...MergeLearning[]] = [startLearning(text)];
  while (states.length <= most) {
    const next = learnMerge(states.at(-1) as MergeLearning);
    if (!next) break;
    states.push(next);
  }
  return states;
}

/** A pair joined from left to right: of three equal tokens, the first two. */
function joinIn(piece: readonly number[], { left, right }: PairCount, id: number): number[] {
  const joined: number[] = [];
  for (let at = 0; at < piece.length; at++) {
    const fits = piece[at] === left && piece[at + 1] === right;
    joined.push(fits ? id : (piece[at] as number));
    if (fits) at++;
  }
  return joined;
}

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
