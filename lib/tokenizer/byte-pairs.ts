import type { Token } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';

/** Two neighbours that become one token. */
export interface Merge {
  /** The place of the left one among the tokens as they stand before. */
  readonly at: number;
  readonly left: number;
  readonly right: number;
  /** The id of the token that they make. */
  readonly made: number;
}

/** How a piece of text becomes tokens: its bytes, and what is joined, in order. */
export interface Joining {
  /** One id a byte. */
  readonly bytes: readonly number[];
  readonly merges: readonly Merge[];
  /** The ids at the end. */
  readonly ids: readonly number[];
}

/** Single bytes come first in the vocabulary; the token of merge n has the id 255 + n. */
export const SINGLE_BYTES = 256;

/** The number of the merge that makes a token, from 1 in the order in which they were learned. */
export const mergeNumber = (made: number): number => made - SINGLE_BYTES + 1;

/**
 * Byte-pair encoding (Sennrich et al., 2016) with a vocabulary whose tokens stand in the order in
 * which they were learned, as GPT-2's do: of all neighbours that make a token, those are joined
 * first whose token has the lowest id; of equals, the left ones.
 */
export class BytePairs {
  static readonly #known = new WeakMap<Vocabulary, BytePairs>();
  readonly #ids = new Map<string, number>();

  constructor(tokens: Iterable<Pick<Token, 'id' | 'bytes'>>) {
    for (const { id, bytes } of tokens) this.#ids.set(keyOf(bytes), id);
  }

  /** Returns those of a vocabulary, with all of its tokens that stand for text; made once. */
  static of(vocabulary: Vocabulary): BytePairs {
    const known = BytePairs.#known.get(vocabulary);
    if (known) return known;
    const text = vocabulary.tokens().filter(({ bytes, special }) => !special && bytes.length > 0);
    const made = new BytePairs(text);
    BytePairs.#known.set(vocabulary, made);
    return made;
  }

  /** Returns the id of the token that is exactly this text; undefined where there is none. */
  idOf(text: string): number | undefined {
    return this.#ids.get(keyOf(new TextEncoder().encode(text)));
  }

  /**
   * The tokens of one piece, and how they came about.
   *
   * @throws RangeError when a byte is not in the vocabulary
   */
  join(piece: string): Joining {
    let keys = Array.from(new TextEncoder().encode(piece), (byte) => String.fromCharCode(byte));
    const bytes = keys.map((key) => this.#idOf(key));
    const merges: Merge[] = [];
    for (;;) {
      const next = this.#lowest(keys);
      if (!next) return { bytes, merges, ids: keys.map((key) => this.#idOf(key)) };
      const [left = '', right = ''] = keys.slice(next.at, next.at + 2);
      merges.push({ ...next, left: this.#idOf(left), right: this.#idOf(right) });
      keys = [...keys.slice(0, next.at), left + right, ...keys.slice(next.at + 2)];
    }
  }

  #lowest(keys: readonly string[]): { at: number; made: number } | undefined {
    let best: { at: number; made: number } | undefined;
    for (let at = 0; at + 1 < keys.length; at++) {
      const made = this.#ids.get(`${keys[at]}${keys[at + 1]}`);
      if (made !== undefined && made < (best?.made ?? Number.POSITIVE_INFINITY))
        best = { at, made };
    }
    return best;
  }

  #idOf(key: string): number {
    const id = this.#ids.get(key);
    if (id === undefined) throw new RangeError('the vocabulary lacks a byte');
    return id;
  }
}

/** Bytes as a string of as many characters, each below 256. */
function keyOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
