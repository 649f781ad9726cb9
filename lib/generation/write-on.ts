import { type Sampling, samplingDistribution } from '@/lib/sampling/distribution';
import { sample } from '@/lib/sampling/sample';
import { uniformAt } from '@/lib/sampling/uniform';
import type { Continuation, TraceData } from '@/lib/trace/continuation';
import { logProbabilityOf } from './candidates';

/** Reads a text: by the worker's model, or by one in the same thread. */
export type Reader = (text: Continuation, from: number) => Promise<TraceData>;

/** How the next token is chosen. */
export interface Choice extends Sampling {
  /** 0, 1, 2 …: the same seed chooses the same tokens. */
  readonly seed: number;
}

/** One token of a continuation. */
export interface Step {
  readonly id: number;
  /** ln p in the model's own distribution, whatever the choice made of it. */
  readonly logProbability: number;
}

/** The logits behind the last token of an answer, [V]. @throws Error when it has none */
export function logitsOf({ rows }: TraceData): Float32Array {
  const logits = rows.at(-1)?.logits;
  if (!logits) throw new Error('an answer ends in a row with logits');
  return logits;
}

/** The id that a choice makes of logits, as token `step` (from 0) behind the prompt. */
export function chooseFrom(logits: Float32Array, choice: Choice, step: number): number {
  return sample(samplingDistribution(logits, choice), uniformAt(choice.seed, step));
}

/**
 * Write on from a text, token by token, for `length` tokens or until the context is full. Every
 * step is one request to the reader, so that others can come between.
 *
 * @param context the most tokens that the model can read
 */
export async function* continuation(
  read: Reader,
  prompt: readonly number[],
  choice: Choice,
  length: number,
  context: number,
): AsyncGenerator<Step> {
  const ids = [...prompt];
  for (let step = 0; step < length && ids.length < context; step++) {
    const logits = logitsOf(await read({ ids, promptLength: prompt.length }, ids.length - 1));
    const id = chooseFrom(logits, choice, step);
    yield { id, logProbability: logProbabilityOf(logits, id) };
    ids.push(id);
  }
}
