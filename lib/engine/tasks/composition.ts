import { type Composition, compositionScore, READINGS } from '@/lib/heads/composition';
import { rowOf } from '@/lib/trace/forward-pass';
import { EngineFailure } from '../failure';
import { feedsFor, noPast } from '../graph/feeds';
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
 * @throws EngineFailure 'too-long' for a model that is wider than its context
 */
export const composition: Task<CompositionRequest, Composition, number> = async (
  { model: { graph } },
  _,
  { between, progress },
) => {
  const { layers, heads, width, context } = graph.shape;
  if (!graph.added.captures.includes('residual_mid.0')) throw hides(NEEDED.residualMid);
  if (width >= context) {
    throw new EngineFailure('too-long', `The width of this model, ${width}, exceeds its context.`);
  }
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

/** Token 0 all along: what stands there is replaced. One more than D, where nothing is put in. */
const anyTokens = ({ shape }: OpenGraph) => new Array<number>(shape.width + 1).fill(0);

/** At token h · d + i of each layer head h alone gives something, the unit vector i. */
async function writtenBy(graph: OpenGraph): Promise<Matrices> {
  const { layers, heads, width } = graph.shape;
  const depth = width / heads;
  const unit = (i: number) => Float32Array.from({ length: depth }, (_, at) => Number(at === i));
  const edits = Array.from({ length: layers }, (_, layer): StreamEdit[] => [
    { layer, vector: new Float32Array(width) },
    ...Array.from({ length: heads }, (_, head): StreamEdit[] => [
      { layer, head, vector: new Float32Array(depth) },
      ...Array.from({ length: depth }, (_, i) => ({
        ...{ layer, head, position: head * depth + i },
        vector: unit(i),
      })),
    ]).flat(),
  ]).flat();
  const names = Array.from({ length: layers }, (_, l) => `residual_mid.${l}`);
  const found = await run(graph, edits, names);
  return names.flatMap((name) => {
    const rows = floats(found[name], name);
    const bias = rowOf(rows, width, width);
    return Array.from({ length: heads }, (_, head) =>
      columns(depth, width, (i) =>
        centred(rowOf(rows, head * depth + i, width).map((x, at) => x - (bias[at] as number))),
      ),
    );
  });
}

/** The stream at token i of each layer is the unit vector i, long enough for a norm's epsilon. */
async function readingsOf(graph: OpenGraph): Promise<readonly Matrices[]> {
  const { layers, heads, width } = graph.shape;
  const depth = width / heads;
  const edits = Array.from({ length: layers }, (_, layer): StreamEdit[] => [
    { layer, vector: new Float32Array(width) },
    ...Array.from({ length: width }, (_, position) => ({
      ...{ layer, position },
      vector: Float32Array.from({ length: width }, (_, at) => (at === position ? width : 0)),
    })),
  ]).flat();
  const each = (name: (l: number) => string) => Array.from({ length: layers }, (_, l) => name(l));
  const ofReadings = [
    each((l) => `query.${l}`),
    each((l) => `present.${l}.key`),
    each((l) => `present.${l}.value`),
  ];
  const found = await run(graph, edits, ofReadings.flat());
  // What an empty stream gives is the biases alone.
  return ofReadings.map((names) =>
    names.flatMap((name) => {
      const all = floats(found[name], name);
      return Array.from({ length: heads }, (_, head) => {
        const from = head * (width + 1) * depth;
        const own = all.subarray(from, from + (width + 1) * depth);
        const bias = rowOf(own, width, depth);
        return own.slice(0, width * depth).map((x, i) => x - (bias[i % depth] as number));
      });
    }),
  );
}

const run = (graph: OpenGraph, edits: readonly StreamEdit[], names: readonly string[]) =>
  graph.session.run(feedsFor(graph, anyTokens(graph), noPast(graph), { edits: [edits] }), [
    ...names,
  ]);

/** [D, d] of d columns of D numbers. */
function columns(depth: number, width: number, column: (i: number) => Float32Array): Float32Array {
  const matrix = new Float32Array(width * depth);
  for (let i = 0; i < depth; i++) {
    for (const [row, x] of column(i).entries()) matrix[row * depth + i] = x;
  }
  return matrix;
}

function centred(vector: Float32Array): Float32Array {
  const mean = vector.reduce((sum, x) => sum + x, 0) / vector.length;
  return vector.map((x) => x - mean);
}
