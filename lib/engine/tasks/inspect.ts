import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import {
  type ForwardPass,
  type HeadIndex,
  headPart,
  type Part,
  type PositionPredictions,
  rowOf,
} from '@/lib/trace/forward-pass';
import { EngineFailure } from '../failure';
import { feedsFor, noPast, type Switches } from '../graph/feeds';
import { floats, type OpenGraph } from '../graph/session';
import type { StreamEdit } from '../graph/stream-edits';
import type { Task, TaskModel } from '../task';

/** One pass over a whole text, with whatever is to be seen and switched. */
export interface InspectRequest<P extends Part = Part>
  extends Omit<Switches, 'lens' | 'edits' | 'lastOnly'> {
  /** T token ids, at least one. */
  readonly ids: readonly number[];
  /** Changes of the residual stream and of heads. */
  readonly edits?: readonly StreamEdit[];
  /** What to bring back; everything else stays in the worker. */
  readonly parts: readonly P[];
  /** The only heads to bring back, of parts that heads have; all by default. */
  readonly heads?: readonly HeadIndex[];
}

/**
 * Read a text in one pass, outside of the cache.
 *
 * @throws EngineFailure 'too-long' when the text has more tokens than the context
 */
export const inspect: Task<InspectRequest, ForwardPass> = async (opened, request, context) => {
  await context.between();
  return forwardPass(opened, request);
};

/** Parts that some forms of the file hide. */
const HIDDEN = ['residualMid', 'preActivation', 'headOutput', 'mlpOutput', 'finalScale'] as const;

/** A pass with the parts P; those that a file may hide can be missing all the same. */
export type PassWith<P extends Part> = ForwardPass &
  Required<Pick<ForwardPass, Exclude<P, (typeof HIDDEN)[number]>>>;

/** Runs the pass; for tasks that need one. */
export async function forwardPass<P extends Part>(
  opened: TaskModel,
  request: InspectRequest<P>,
): Promise<PassWith<P>> {
  const { graph } = opened.model;
  const { shape } = graph;
  const { ids } = request;
  if (ids.length === 0) throw new RangeError('a text has at least one token');
  if (ids.length > shape.context) {
    throw new EngineFailure(
      'too-long',
      `This text has ${ids.length} tokens, and the model reads at most ${shape.context}.`,
    );
  }
  const parts = request.parts.filter((part) => canSee(graph, part));
  const names = new Set(parts.flatMap((part) => outputsOf(part, shape.layers)));
  const { edits, ...switches } = request;
  const lastOnly = parts.every((part) => !OF_EVERY_ROW.has(part));
  const feeds = () =>
    feedsFor(graph, ids, noPast(graph), {
      ...switches,
      lastOnly,
      ...(edits ? { edits: [edits] } : {}),
    });
  const run = () => graph.session.run(feeds(), [...names]);
  // Where the file hides all that is asked for there is nothing to compute.
  const ran = names.size > 0 ? await run() : {};
  const read = (name: string) => floats(ran[name], name);
  const found: Record<string, Float32Array | Float32Array[] | PositionPredictions> = {};
  for (const part of parts) {
    const outputs = outputsOf(part, shape.layers);
    const [first = ''] = outputs;
    if (part === 'predictions') found[part] = predictionsOf(read(first), ids, shape.vocabulary);
    else if (part === 'lastLogits') found[part] = read(first).slice(-shape.vocabulary);
    else found[part] = isOfLayers(part) ? outputs.map(read) : read(first);
  }
  const pass: ForwardPass = { model: opened.id, shape, ids: [...ids], ...found };
  return (request.heads ? ofHeads(pass, request.heads) : pass) as PassWith<P>;
}

/** Parts that need the rows of all positions in the final layer norm. */
const OF_EVERY_ROW: ReadonlySet<Part> = new Set(['logits', 'predictions', 'finalScale']);

const HEAD_PARTS = ['attention', 'score', 'query', 'key', 'value', 'headOutput'] as const;

/** Returns the pass with only these heads in the parts of heads. */
function ofHeads(pass: ForwardPass, heads: readonly HeadIndex[]): ForwardPass {
  const chosen = HEAD_PARTS.filter((part) => pass[part]).map((part) => [
    part,
    heads.map(([l, h]) => headPart(pass, part, l, h)?.slice() ?? new Float32Array()),
  ]);
  return { ...pass, heads, ...Object.fromEntries(chosen) };
}

/** @param logits [T, V] */
function predictionsOf(
  logits: Float32Array,
  ids: readonly number[],
  vocabulary: number,
): PositionPredictions {
  const topIds = new Int32Array(ids.length);
  const topProbabilities = new Float32Array(ids.length);
  const nextProbabilities = new Float32Array(ids.length - 1);
  for (let t = 0; t < ids.length; t++) {
    const row = softmax(rowOf(logits, t, vocabulary));
    const [top = 0] = topK(row, 1);
    topIds[t] = top;
    topProbabilities[t] = row[top] as number;
    const next = ids[t + 1];
    if (next !== undefined) nextProbabilities[t] = row[next] as number;
  }
  return { topIds, topProbabilities, nextProbabilities };
}

const canSee = ({ added, shape }: OpenGraph, part: Part): boolean =>
  !HIDDEN.some((hidden) => hidden === part) ||
  outputsOf(part, shape.layers).every((name) => added.captures.includes(name));

/** The graph's output that holds a part; `{l}` stands for the layers, of a part that each has. */
const OUTPUTS: Readonly<Record<Part, string>> = {
  attention: 'attention.{l}',
  score: 'score.{l}',
  query: 'query.{l}',
  key: 'present.{l}.key',
  value: 'present.{l}.value',
  residual: 'residual.{l}',
  residualMid: 'residual_mid.{l}',
  headOutput: 'head_output.{l}',
  mlpOutput: 'mlp_output.{l}',
  finalScale: 'final_scale',
  preActivation: 'mlp.{l}',
  tokenEmbedding: 'token_embedding',
  positionEmbedding: 'position_embedding',
  logits: 'logits',
  lastLogits: 'logits',
  predictions: 'logits',
};

/** Also of a model of one layer, such a part is a list. */
const isOfLayers = (part: Part): boolean => OUTPUTS[part].includes('{l}');

function outputsOf(part: Part, layers: number): string[] {
  if (!isOfLayers(part)) return [OUTPUTS[part]];
  const count = part === 'residual' ? layers + 1 : layers;
  return Array.from({ length: count }, (_, l) => OUTPUTS[part].replace('{l}', String(l)));
}
