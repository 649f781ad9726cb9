import { feedsFor, noPast, type Past, pastFeed, pastOf, presentNames } from './feeds';
import type { CachedPass } from './prefix-cache';
import { floats, type GraphTensor, type OpenGraph } from './session';

/**
 * One pass: n tokens, after `past`, every switch of the graph at rest. The past that it returns may
 * still be in the runtime's memory: it has to be released.
 */
export async function forward(
  graph: OpenGraph,
  ids: readonly number[],
  past: Past,
): Promise<{ pass: CachedPass; past: Past }> {
  const { session, shape } = graph;
  const layers = Array.from({ length: shape.layers }, (_, layer) => layer);
  const names = presentNames(shape.layers);
  const read = ['logits', ...layers.map((l) => `attention.${l}`)];
  const feeds = feedsFor(graph, ids, past);
  const lent = await session.lend?.(feeds, [...read, ...names]);
  const outputs = lent ?? (await session.run(feeds, [...read, ...names]));
  const length = past.length + ids.length;
  const depth = shape.width / shape.heads;
  const recent = (name: string) =>
    lastPositions(floats(outputs[name], name), shape.heads, length, depth, ids.length);
  const maps = layers.map((l) => floats(outputs[`attention.${l}`], `attention.${l}`));
  const logits = floats(outputs.logits, 'logits');
  const pass = {
    ids: [...ids],
    keys: layers.map((l) => recent(`present.${l}.key`)),
    values: layers.map((l) => recent(`present.${l}.value`)),
    attention: ids.map((_, i) => attentionRow(maps, shape.heads, ids.length, length, i)),
    logits: ids.map((_, i) => logits.slice(i * shape.vocabulary, (i + 1) * shape.vocabulary)),
  };
  for (const name of read) lent?.[name]?.release();
  return {
    pass,
    past: {
      ...pastOf(outputs, names, length),
      release: () => {
        for (const name of names) lent?.[name]?.release();
      },
    },
  };
}

/** The keys and values of a path of passes, put together. */
export function joinPast(graph: OpenGraph, path: readonly CachedPass[]): Past {
  if (path.length === 0) return noPast(graph);
  const { makeTensor, shape, session } = graph;
  const length = path.reduce((sum, pass) => sum + pass.ids.length, 0);
  const depth = shape.width / shape.heads;
  const feeds: Record<string, GraphTensor> = {};
  for (let layer = 0; layer < shape.layers; layer++) {
    for (const kind of ['key', 'value'] as const) {
      const joined = new Float32Array(shape.heads * length * depth);
      let start = 0;
      for (const pass of path) {
        const part = (kind === 'key' ? pass.keys : pass.values)[layer] as Float32Array;
        const size = pass.ids.length * depth;
        for (let head = 0; head < shape.heads; head++) {
          joined.set(
            part.subarray(head * size, (head + 1) * size),
            (head * length + start) * depth,
          );
        }
        start += pass.ids.length;
      }
      const dims = [1, shape.heads, length, depth];
      const name = `past_key_values.${layer}.${kind}`;
      feeds[name] = makeTensor(pastFeed(session, name, joined, dims));
    }
  }
  return { length, feeds };
}

/** [H, K, depth] -> [H, n, depth]: the last n positions of every head. */
function lastPositions(
  data: Float32Array,
  heads: number,
  length: number,
  depth: number,
  n: number,
): Float32Array {
  const out = new Float32Array(heads * n * depth);
  for (let head = 0; head < heads; head++) {
    const end = (head + 1) * length * depth;
    out.set(data.subarray(end - n * depth, end), head * n * depth);
  }
  return out;
}

/** Row i of the pass's n queries, from one [H, n, K] map a layer, cut to what it may see: [L, H, k]. */
function attentionRow(
  maps: readonly Float32Array[],
  heads: number,
  n: number,
  length: number,
  i: number,
): Float32Array {
  const seen = length - n + i + 1;
  const row = new Float32Array(maps.length * heads * seen);
  for (const [layer, map] of maps.entries()) {
    for (let head = 0; head < heads; head++) {
      const from = (head * n + i) * length;
      row.set(map.subarray(from, from + seen), (layer * heads + head) * seen);
    }
  }
  return row;
}
