/** Values for the added inputs with which the logits are the original's. */
import type { Instrumented } from './instrument';

/** A value to feed; the caller makes the runtime's tensor of it. */
export type Feed =
  | { readonly type: 'float32'; readonly data: Float32Array; readonly dims: readonly number[] }
  | { readonly type: 'float16'; readonly data: Uint16Array; readonly dims: readonly number[] }
  | { readonly type: 'int64'; readonly data: BigInt64Array; readonly dims: readonly number[] }
  | { readonly type: 'bool'; readonly data: Uint8Array; readonly dims: readonly number[] };

/**
 * Returns a value for each added input of an instrumented file, for a batch of one. The model then
 * computes what it did before.
 *
 * @param past tokens already in the key/value cache
 * @param tokens T, the tokens of this pass
 */
export function defaultInputs(
  { layers, heads, width, switches }: Omit<Instrumented, 'bytes'>,
  past: number,
  tokens: number,
): Record<string, Feed> {
  const positions = BigInt64Array.from({ length: tokens }, (_, t) => BigInt(past + t));
  const ones = new Float32Array(layers * heads).fill(1);
  const feeds: Record<string, Feed> = {
    head_mask: { type: 'float32', data: ones, dims: [layers, heads] },
    causal: { type: 'float32', data: Float32Array.of(1), dims: [] },
    lens: { type: 'float32', data: new Float32Array(0), dims: [0, width] },
    position_ids: { type: 'int64', data: positions, dims: [1, tokens] },
  };
  return Object.fromEntries(switches.flatMap((name) => (feeds[name] ? [[name, feeds[name]]] : [])));
}
