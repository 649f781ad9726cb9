import { drawToken } from '@/lib/sampling/distribution';
import { randomDirection } from '@/lib/sampling/random-direction';
import type { SamplingSettings } from '@/lib/sampling/settings';
import { rowOf } from '@/lib/trace/forward-pass';
import { noPast, type Past } from '../graph/feeds';
import { planPasses } from '../graph/passes';
import { runPass } from '../graph/run-pass';
import type { OpenGraph } from '../graph/session';
import type { StreamEdit } from '../graph/stream-edits';
import type { Task, TaskContext, TaskModel } from '../task';
import { tooLong } from '../too-long';
import { forwardPass } from './inspect';

export interface SteerRequest {
  /** T token ids, at least one: the text that is written on. */
  readonly ids: readonly number[];
  /** What is added is the stream of this text's last token … */
  readonly plusIds: readonly number[];
  /** … minus that of this text's last token. */
  readonly minusIds: readonly number[];
  /** Where: the stream entering block 0 … L - 1, or L for what leaves the last. */
  readonly layer: number;
  /** How many times the difference is added, at every position; below 0 in the other direction. */
  readonly strength: number;
  /** How many tokens to write. */
  readonly tokens: number;
  /** The seed draws the tokens of all three texts, and the direction of the control. */
  readonly settings: SamplingSettings;
}

/** One of three texts that are written from the same prompt and seed. */
export interface SteeredText {
  /** The tokens written so far. */
  readonly ids: readonly number[];
}

/** A text with a vector added to the stream, beside one without, and one with a random vector. */
export interface Steering {
  readonly ids: readonly number[];
  readonly layer: number;
  readonly strength: number;
  /** The length of what is added, strength included; the control's is the same. */
  readonly added: number;
  /** The mean length of the prompt's own stream there, to compare with. */
  readonly stream: number;
  /** Nothing is added. */
  readonly plain: SteeredText;
  readonly steered: SteeredText;
  /** A vector of the same length in a random direction is added. */
  readonly control: SteeredText;
}

/**
 * Writes three texts from one prompt and seed: as the model does, with the difference of two texts
 * added to its stream (activation addition: Turner et al., 2023), and with a random vector of the
 * same length. Progress is what has been written.
 *
 * @throws EngineFailure 'too-long' when a text, or what is to be written, exceeds the context
 */
export const steer: Task<SteerRequest, Steering, Steering> = async (opened, request, context) => {
  const { ids, plusIds, minusIds, layer, strength, tokens, settings } = request;
  const { graph } = opened.model;
  const { width, context: most } = graph.shape;
  if (ids.length + tokens > most) throw tooLong(ids.length + tokens, most);
  const streams: Float32Array[] = [];
  for (const text of [plusIds, minusIds, ids]) {
    await context.between();
    streams.push(await streamAt(opened, text, layer));
  }
  const [plus, minus, own] = streams.map((rows, i) => (i < 2 ? rows.slice(-width) : rows));
  const vector = plus?.map((x, i) => strength * (x - (minus?.[i] ?? 0))) ?? [];
  const added = Math.hypot(...vector);
  const random = randomDirection(width, added, settings.seed ?? 0);
  const lengths = ids.map((_, t) => Math.hypot(...rowOf(own ?? new Float32Array(), t, width)));
  const stream = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const vectors = { plain: undefined, steered: vector, control: random };
  const none: SteeredText = { ids: [] };
  let result: Steering = {
    ...{ ids, layer, strength, added, stream },
    ...{ plain: none, steered: none, control: none },
  };
  for (const name of ['plain', 'steered', 'control'] as const) {
    const edits = vectors[name] && [{ layer, vector: vectors[name], adds: true }];
    for await (const written of continuation(graph, request, edits, context)) {
      result = { ...result, [name]: { ids: written } };
      context.progress(result);
    }
  }
  return result;
};

/** [T, D]: the residual stream entering a block. */
async function streamAt(
  opened: TaskModel,
  ids: readonly number[],
  layer: number,
): Promise<Float32Array> {
  const { residual } = await forwardPass(opened, { ids, parts: ['residual'] });
  const rows = residual?.[layer];
  if (!rows) throw new RangeError(`layer ${layer} of ${opened.model.graph.shape.layers}`);
  return rows;
}

/** Yields the tokens written so far, one more each time; the changes are made at every position. */
async function* continuation(
  graph: OpenGraph,
  { ids, tokens, settings }: SteerRequest,
  edits: readonly StreamEdit[] | undefined,
  { between }: TaskContext<Steering>,
): AsyncGenerator<readonly number[]> {
  const { vocabulary } = graph.shape;
  const written: number[] = [];
  let past: Past = noPast(graph);
  let passes = planPasses({ ids, promptLength: ids.length });
  for (let step = 0; step < tokens; step++) {
    let last = new Float32Array();
    for (const pass of passes) {
      await between();
      const done = await runPass(graph, pass, past, edits ? { edits: [edits] } : {});
      past = done.past;
      last = done.logits.slice(-vocabulary);
    }
    const id = drawToken(last, settings, [...ids, ...written], step);
    written.push(id);
    passes = [[id]];
    yield [...written];
  }
}
