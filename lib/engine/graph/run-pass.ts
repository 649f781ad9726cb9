import { feedsFor, type Past, pastOf, presentNames, type Switches } from './feeds';
import { floats, type OpenGraph } from './session';

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
  const names = presentNames(shape.layers);
  const outputs = await session.run(feedsFor(graph, ids, past, switches), ['logits', ...names]);
  return {
    logits: floats(outputs.logits, 'logits'),
    past: pastOf(outputs, names, past.length + ids.length),
  };
}
