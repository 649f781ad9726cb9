import type { Token } from './trace';

/** Every token of a model by its id; of a recorded answer only those that its figures name. */
export interface Vocabulary {
  /** @throws RangeError for an id that it does not hold */
  token(id: number): Token;
  /** All tokens that it holds, in the order of their ids. */
  tokens(): Token[];
}

/** A whole vocabulary in two arrays, so that a worker can hand it over in one piece. */
export interface PackedVocabulary {
  /** The bytes of all tokens, one after another. */
  readonly bytes: Uint8Array;
  /** [V + 1]: token i is bytes[offsets[i] .. offsets[i + 1]]. */
  readonly offsets: Uint32Array;
  /** Ids of the tokens that stand for no text. */
  readonly special: readonly number[];
}

/** Returns the bytes that tokens stand for, one after another; special tokens stand for none. */
export function bytesOf(vocabulary: Vocabulary, ids: readonly number[]): Uint8Array {
  const tokens = ids.map((id) => vocabulary.token(id)).filter(({ special }) => !special);
  return Uint8Array.from(tokens.flatMap(({ bytes }) => [...bytes]));
}

/** The vocabulary behind its packed form. */
export function unpackVocabulary(packed: PackedVocabulary): Vocabulary {
  const special = new Set(packed.special);
  const token = (id: number): Token => {
    const from = packed.offsets[id];
    const to = packed.offsets[id + 1];
    if (from === undefined || to === undefined) throw new RangeError(`no token has the id ${id}`);
    return { id, bytes: packed.bytes.subarray(from, to), special: special.has(id) };
  };
  return {
    token,
    tokens: () => Array.from({ length: packed.offsets.length - 1 }, (_, id) => token(id)),
  };
}

/** Ids that are compared, spread over a vocabulary. */
const COMPARED = 256;

/**
 * Returns whether ids mean the same tokens in two vocabularies: both have `size` tokens, and those
 * that are looked at have the same bytes.
 */
export function haveSameTokens(a: Vocabulary, b: Vocabulary, size: number): boolean {
  const step = Math.max(1, Math.floor(size / COMPARED));
  for (let id = 0; id < size; id += step) {
    const [one, other] = [a.token(id).bytes, b.token(id).bytes];
    if (one.length !== other.length || one.some((byte, i) => byte !== other[i])) return false;
  }
  return true;
}

/** A vocabulary of just these tokens. */
export function sparseVocabulary(tokens: Iterable<Token>): Vocabulary {
  const byId = new Map(Array.from(tokens, (token) => [token.id, token]));
  return {
    token(id) {
      const token = byId.get(id);
      if (!token) throw new RangeError(`no token has the id ${id}`);
      return token;
    },
    tokens: () => [...byId.values()].sort((a, b) => a.id - b.id),
  };
}

/** Returns the tokens of some ids. @throws RangeError for an id that the vocabulary does not hold */
export function tokensById(vocabulary: Vocabulary, ids: Iterable<number>): Token[] {
  return Array.from(ids, (id) => vocabulary.token(id));
}
