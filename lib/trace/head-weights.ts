import { type ForwardPass, headPart } from './forward-pass';
import type { Token } from './trace';

/** The weights of one head over T tokens: what its map and its arcs are drawn from. */
export interface HeadWeights {
  readonly tokens: readonly Token[];
  /** How much position `query` looks at position `key`, 0..1; undefined where it may not. */
  readonly weight: (query: number, key: number) => number | undefined;
}

/** A cell of a map: who looks, and who is looked at. */
export interface Place {
  readonly query: number;
  readonly key: number;
}

/**
 * One head of a layer's maps.
 *
 * @param maps [H, T, T]
 * @param tokens the T tokens
 * @param causal false where the pass let every token see every token
 */
export function headOfLayer(
  maps: Float32Array,
  head: number,
  tokens: readonly Token[],
  causal = true,
): HeadWeights {
  const { length } = tokens;
  return {
    tokens,
    weight: (query, key) =>
      causal && key > query ? undefined : maps[(head * length + query) * length + key],
  };
}

/**
 * Returns the weights of one head in a pass; undefined where the pass does not hold them.
 *
 * @param tokens the T tokens of the pass
 * @param causal false for a pass without the mask
 */
export function headWeights(
  pass: ForwardPass,
  layer: number,
  head: number,
  tokens: readonly Token[],
  causal = true,
): HeadWeights | undefined {
  const map = headPart(pass, 'attention', layer, head);
  return map && headOfLayer(map, 0, tokens, causal);
}

/** What a position looks at most. */
export function strongest({ tokens, weight }: HeadWeights, query: number): Place {
  let key = 0;
  for (let k = 1; k < tokens.length; k++) {
    if ((weight(query, k) ?? -1) > (weight(query, key) ?? -1)) key = k;
  }
  return { query, key };
}
