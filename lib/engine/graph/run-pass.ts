import { feedsFor, type Past, type Switches } from './feeds';
import { floats, type GraphTensor, type OpenGraph } from './session';

/**
 * One pass over `ids` after `past`, outside of the prefix cache.
 *
 * @returns logits [n, V] of the n tokens, and the keys and values up to the last of them
 */
export async function runPass(
  graph: OpenGraph,
  ids: readonly number[],
  past: Past,
  switches: Switches = {},
): Promise<{ logits: Float32Array; past: Past }> {
  const { session, shape } = graph;
  const names = Array.from({ length: shape.layers }, (_, l) => l).flatMap((l) => [
    `present.${l}.key`,
    `present.${l}.value`,
  ]);
  const outputs = await session.run(feedsFor(graph, ids, past, switches), ['logits', ...names]);
  const feeds = names.map((name) => [
    name.replace('present', 'past_key_values'),
    outputs[name] as GraphTensor,
  ]);
  return {
    logits: floats(outputs.logits, 'logits'),
    past: { length: past.length + ids.length, feeds: Object.fromEntries(feeds) },
  };
}
