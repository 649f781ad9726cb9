import { numberToHalf } from '@/lib/maths/half';
import { defaultInputs, type Feed } from '@/lib/onnx';
import type { GraphTensor, OpenGraph } from './session';
import { type StreamEdit, streamFeeds } from './stream-edits';

/** Keys and values of every layer for the tokens read so far, ready to be fed. */
export interface Past {
  readonly length: number;
  readonly feeds: Readonly<Record<string, GraphTensor>>;
  /** Frees what is still in the runtime's memory: the past cannot be fed any more. */
  readonly release?: () => void;
}

/** What is switched in a pass; whatever is left out is at rest. */
export interface Switches {
  /** Heads that are off, [layer, head] from 0. */
  readonly headsOff?: readonly (readonly [number, number])[];
  /** False lets every token see every token. */
  readonly causal?: boolean;
  /** The position that each token is given, from 0. */
  readonly positions?: readonly number[];
  /** [N, D]: rows for the final layer norm and the unembedding, behind the tokens' own. */
  readonly lens?: Float32Array;
  /**
   * True computes the logits of the last row alone, where that changes none of them: not in a file
   * whose activations are scaled by all rows (`rowsApart`), which answers with those of all.
   */
  readonly lastOnly?: boolean;
  /** Changes of the residual stream and of heads: one list for each row of a batch of the tokens. */
  readonly edits?: readonly (readonly StreamEdit[])[];
}

/** The values as rows of `length`. */
const int64 = (values: readonly number[], length = values.length): Feed => ({
  type: 'int64',
  data: BigInt64Array.from(values, BigInt),
  dims: [values.length / length, length],
});

/** The last row, counted from the end. */
const LAST: Feed = { type: 'int64', data: BigInt64Array.of(-1n), dims: [1] };

/**
 * Everything that one pass over `ids`, after `past`, is fed. There are as many rows of the same
 * tokens as lists of edits, one by default.
 */
export function feedsFor(
  { session, makeTensor, added, shape }: OpenGraph,
  ids: readonly number[],
  past: Past,
  switches: Switches = {},
): Record<string, GraphTensor> {
  const batch = switches.edits?.length ?? 1;
  const repeated = <T>(row: readonly T[]) => Array.from({ length: batch }, () => row).flat();
  const seen = past.length + ids.length;
  const own: Record<string, Feed> = {
    input_ids: int64(repeated(ids), ids.length),
    attention_mask: int64(new Array<number>(batch * seen).fill(1), seen),
    position_ids: int64(repeated(ids.map((_, i) => past.length + i)), ids.length),
    // Merged files hold the graph twice; the branch for a first pass knows no past.
    use_cache_branch: { type: 'bool', data: Uint8Array.of(past.length > 0 ? 1 : 0), dims: [1] },
    ...defaultInputs(added, past.length, ids.length, batch),
    ...(switches.lastOnly && added.rowsApart ? { logits_from: LAST } : {}),
    ...switched(switches, shape),
    ...streamFeeds(switches.edits ?? [], ids.length, shape),
  };
  const feeds: Record<string, GraphTensor> = { ...past.feeds };
  for (const name of session.inputNames) {
    const feed = own[name];
    if (feed) feeds[name] = makeTensor(feed);
  }
  return feeds;
}

function switched(
  { headsOff, causal, positions, lens }: Switches,
  { layers, heads, width }: OpenGraph['shape'],
): Record<string, Feed> {
  const feeds: Record<string, Feed> = {};
  if (headsOff) {
    const mask = new Float32Array(layers * heads).fill(1);
    for (const [layer, head] of headsOff) mask[layer * heads + head] = 0;
    feeds.head_mask = { type: 'float32', data: mask, dims: [layers, heads] };
  }
  if (causal === false) feeds.causal = { type: 'float32', data: Float32Array.of(0), dims: [] };
  if (positions) feeds.position_ids = int64(positions);
  if (lens) feeds.lens = { type: 'float32', data: lens, dims: [lens.length / width, width] };
  return feeds;
}

/** Before the first token, for so many rows. */
export function noPast({ makeTensor, shape, session }: OpenGraph, batch = 1): Past {
  const dims = [batch, shape.heads, 0, shape.width / shape.heads];
  const feeds: Record<string, GraphTensor> = {};
  for (const name of session.inputNames) {
    if (!name.startsWith('past_key_values.')) continue;
    feeds[name] = makeTensor(pastFeed(session, name, new Float32Array(0), dims));
  }
  return { length: 0, feeds };
}

/** Names of the outputs that hold the keys and values of every layer. */
export const presentNames = (layers: number): string[] =>
  Array.from({ length: layers }, (_, l) => [`present.${l}.key`, `present.${l}.value`]).flat();

/** Returns what the outputs of a pass are to the next one. @param length tokens read by then */
export function pastOf(
  outputs: Readonly<Record<string, GraphTensor>>,
  names: readonly string[],
  length: number,
): Past {
  const feeds = names.map((name) => [name.replace('present', 'past_key_values'), outputs[name]]);
  return { length, feeds: Object.fromEntries(feeds) };
}

/** Keys or values in the element type that the file wants. */
export function pastFeed(
  session: OpenGraph['session'],
  name: string,
  data: Float32Array,
  dims: readonly number[],
): Feed {
  const wanted = session.inputMetadata?.find((input) => input.name === name)?.type;
  if (wanted !== 'float16') return { type: 'float32', data, dims };
  return { type: 'float16', data: Uint16Array.from(data, numberToHalf), dims };
}
