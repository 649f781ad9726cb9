import { type Composition, compositionScore, READINGS } from '@/lib/heads/composition';
import { rowOf } from '@/lib/trace/forward-pass';
import { emptyLayer, runEdited, unitVector, withoutBias } from '../graph/head-writings';
import { floats, type OpenGraph } from '../graph/session';
import type { StreamEdit } from '../graph/stream-edits';
import type { Task } from '../task';
import { hides, NEEDED } from './ledger';

/** There is nothing to choose: the answer depends on the weights alone. */
export type CompositionRequest = Readonly<Record<string, never>>;

/** [L · H] of [D, d]: for each head its part of a matrix of weights. */
type Matrices = readonly Float32Array[];

/**
 * Returns how strongly each head reads what each earlier one writes. Weights are asked for by the
 * model's own arithmetic, whatever they are stored as: D tokens carry the D unit vectors. The gain
 * of a layer norm counts to what reads after it, and the mean over the width, which it takes out, is
 * out of both. Progress is a share, 0..1.
 *
 * @throws EngineFailure 'unsupported-graph' where the model's file hides what its attention writes
 */
export const composition: Task<CompositionRequest, Composition, number> = async (
  { model: { graph } },
  _,
  { between, progress },
) => {
  const { layers, heads, width } = graph.shape;
  if (!graph.added.captures.includes('residual_mid.0')) throw hides(NEEDED.residualMid);
  await between();
  const written = await writtenBy(graph);
  await between();
  const read = await readingsOf(graph);
  const count = layers * heads;
  const scores = READINGS.map(() => new Float32Array(count * count).fill(Number.NaN));
  for (let reader = heads; reader < count; reader++) {
    await between();
    for (let writer = 0; writer < Math.floor(reader / heads) * heads; writer++) {
      for (const [i, own] of read.entries()) {
        const [one, other] = [written[writer], own[reader]];
        if (!one || !other) continue;
        (scores[i] as Float32Array)[writer * count + reader] = compositionScore(one, other, width);
      }
    }
    progress((reader + 1) / count);
  }
  const [query, key, value] = scores as [Float32Array, Float32Array, Float32Array];
  return { layers, heads, random: 1 / Math.sqrt(width), scores: { query, key, value } };
};

/** Unit vectors that go through one pass, from the first up to the one behind the last. */
interface Piece {
  readonly from: number;
  readonly to: number;
}

/** All D unit vectors, in pieces that leave room in the context for a token that carries none. */
function piecesOf({ width, context }: OpenGraph['shape']): Piece[] {
  const size = Math.max(1, context - 1);
  return Array.from({ length: Math.ceil(width / size) }, (_, i) => ({
    from: i * size,
    to: Math.min(width, (i + 1) * size),
  }));
}

const range = <T>(count: number, one: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => one(i));

/** At token h · d + i of each layer head h alone gives something, the unit vector i. */
async function writtenBy(graph: OpenGraph): Promise<Matrices> {
  const { layers, heads, width } = graph.shape;
  const depth = width / heads;
  const names = range(layers, (l) => `residual_mid.${l}`);
  const matrices = range(layers * heads, () => new Float32Array(width * depth));
  for (const { from, to } of piecesOf(graph.shape)) {
    const count = to - from;
    const edits = range(layers, (layer): StreamEdit[] => [
      ...emptyLayer(graph.shape, layer),
      ...range(count, (position) => {
        const at = from + position;
        const [head, place] = [Math.floor(at / depth), at % depth];
        return { layer, head, position, vector: unitVector(depth, place) };
      }),
    ]).flat();
    const found = await runEdited(graph, count + 1, edits, names);
    for (const [layer, name] of names.entries()) {
      const rows = floats(found[name], name);
      for (let position = 0; position < count; position++) {
        const at = from + position;
        const matrix = matrices[layer * heads + Math.floor(at / depth)] as Float32Array;
        const written = withoutBias(rows, position, width);
        for (const [row, x] of centred(written).entries()) matrix[row * depth + (at % depth)] = x;
      }
    }
  }
  return matrices;
}

/** The stream at token i of each layer is the unit vector i, long enough for a norm's epsilon. */
async function readingsOf(graph: OpenGraph): Promise<readonly Matrices[]> {
  const { layers, heads, width } = graph.shape;
  const depth = width / heads;
  const ofReadings = [
    range(layers, (l) => `query.${l}`),
    range(layers, (l) => `present.${l}.key`),
    range(layers, (l) => `present.${l}.value`),
  ];
  const matrices = ofReadings.map(() =>
    range(layers * heads, () => new Float32Array(width * depth)),
  );
  for (const { from, to } of piecesOf(graph.shape)) {
    const count = to - from;
    const edits = range(layers, (layer): StreamEdit[] => [
      { layer, vector: new Float32Array(width) },
      ...range(count, (position) => ({
        ...{ layer, position },
        vector: unitVector(width, from + position, width),
      })),
    ]).flat();
    const found = await runEdited(graph, count + 1, edits, ofReadings.flat());
    for (const [names, own] of ofReadings.map((names, i) => [names, matrices[i] ?? []] as const)) {
      for (const [layer, name] of names.entries()) {
        const all = floats(found[name], name);
        for (let head = 0; head < heads; head++) {
          const start = head * (count + 1) * depth;
          const rows = all.subarray(start, start + (count + 1) * depth);
          // What an empty stream gives is the biases alone.
          const bias = rowOf(rows, count, depth);
          const read = rows.slice(0, count * depth).map((x, i) => x - (bias[i % depth] as number));
          own[layer * heads + head]?.set(read, from * depth);
        }
      }
    }
  }
  return matrices;
}

function centred(vector: Float32Array): Float32Array {
  const mean = vector.reduce((sum, x) => sum + x, 0) / vector.length;
  return vector.map((x) => x - mean);
}
