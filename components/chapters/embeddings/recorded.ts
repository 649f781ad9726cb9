import { type Packed, unpackFloats } from '@/lib/trace/packing';
import type { Token } from '@/lib/trace/trace';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import file from './recorded.json';

const tokens: Token[] = file.tokens.map(([id, text]) => ({
  id: Number(id),
  bytes: Uint8Array.from(String(text), (byte) => byte.charCodeAt(0)),
  special: false,
}));

/** The tokens that the recorded figures name, and no others. */
export const RECORDED_TOKENS: readonly Token[] = tokens;
export const RECORDED_VOCABULARY = sparseVocabulary(tokens);
/** V of the model that was recorded. */
export const RECORDED_SIZE = file.size;

const row = (packed: unknown) => {
  const { bits, base64 } = packed as Packed;
  return unpackFloats({ bits, base64 }, (atob(base64).length * 8) / bits);
};

/** The sentence's last token and its nearest neighbour, with their rows. */
export const RECORDED_ROWS = {
  ids: file.rows.ids,
  rows: [row(file.rows.first), row(file.rows.second)],
} as const;

/** The neighbours of each token of the recorded sentence; the last one's in full. */
export const RECORDED_OWN = file.own.map((found) => ({ ...found, histogram: file.histogram }));

export const RECORDED_SUMS = file.sums.map((found) => ({ ...found, histogram: file.sumHistogram }));
/** The tokens a, b, c of each sum, and the one that is hoped for: four ids each. */
export const RECORDED_ANALOGIES: readonly (readonly number[])[] = file.analogies;

export const RECORDED_NEAREST_OF: readonly number[] = file.nearestOf;

/** The most frequent tokens on the map, along the second and the third component. */
export const RECORDED_MAP = {
  cloud: { ids: file.map.ids, across: row(file.map.across), up: row(file.map.up) },
  explained: file.map.explained,
  /** Of both directions that are drawn: ids. */
  ends: file.map.ends,
};
