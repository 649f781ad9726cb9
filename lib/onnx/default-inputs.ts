/** Values for the added inputs with which the logits are the original's. */
import type { Instrumented } from './instrument';

/** A value to feed; the caller makes the runtime's tensor of it. */
export type Feed =
  | { readonly type: 'float32'; readonly data: Float32Array; readonly dims: readonly number[] }
  | { readonly type: 'float16'; readonly data: Uint16Array; readonly dims: readonly number[] }
  | { readonly type: 'int64'; readonly data: BigInt64Array; readonly dims: readonly number[] }
  | { readonly type: 'bool'; readonly data: Uint8Array; readonly dims: readonly number[] };

function filled(value: number, dims: readonly number[]): Feed {
  const size = dims.reduce((product, dim) => product * dim, 1);
  return { type: 'float32', data: new Float32Array(size).fill(value), dims };
}

/**
 * Returns a value for each added input of an instrumented file. The model then computes what it did
 * before.
 *
 * @param past tokens already in the key/value cache
 * @param tokens T, the tokens of this pass
 * @param batch B, the rows of this pass, each with the same positions
 */
export function defaultInputs(
  { layers, heads, width, switches }: Omit<Instrumented, 'bytes'>,
  past: number,
  tokens: number,
  batch = 1,
): Record<string, Feed> {
  const positions = BigInt64Array.from({ length: batch * tokens }, (_, i) =>
    BigInt(past + (i % tokens)),
  );
  const feeds: Record<string, Feed> = {
    head_mask: filled(1, [layers, heads]),
    causal: filled(1, []),
    lens: filled(0, [0, width]),
    logits_from: { type: 'int64', data: BigInt64Array.of(0n), dims: [1] },
    residual_keep: filled(1, [layers + 1, 1, 1, 1]),
    residual_add: filled(0, [layers + 1, 1, 1, 1]),
    head_keep: filled(1, [layers, 1, 1, 1, 1]),
    head_add: filled(0, [layers, 1, 1, 1, 1]),
    position_ids: { type: 'int64', data: positions, dims: [batch, tokens] },
  };
  return Object.fromEntries(switches.flatMap((name) => (feeds[name] ? [[name, feeds[name]]] : [])));
}
