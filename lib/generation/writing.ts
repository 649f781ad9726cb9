import { softmax } from '@/lib/maths/softmax';
import { sample } from '@/lib/sampling/sample';
import { uniformAt } from '@/lib/sampling/uniform';
import { firstTokens, rowAt, type Trace } from '@/lib/trace/trace';

/** A text in the making: the reader's prompt, and the tokens chosen after it. */
export interface Writing {
  readonly trace: Trace;
  /** How many of the trace's tokens are the prompt. */
  readonly promptLength: number;
}

/** How the next token is chosen. */
export interface Choice {
  /** ≥ 0; at 0 the likeliest token is taken. */
  readonly temperature: number;
  /** 0, 1, 2 …: the same seed chooses the same tokens. */
  readonly seed: number;
}

/** The number of tokens chosen so far. */
export function chosenCount({ trace, promptLength }: Writing): number {
  return trace.rows.length - promptLength;
}

/** The logits for the next token. @throws Error when the last row was traced without them */
export function lastLogits({ trace }: Writing): Float32Array {
  const { logits } = rowAt(trace, trace.rows.length - 1);
  if (!logits) throw new Error('the last row of a writing has its logits');
  return logits;
}

/**
 * The id that these settings choose next. It depends on the text, the settings, and how many
 * tokens were chosen before; not on the way there.
 */
export function choose(writing: Writing, { temperature, seed }: Choice): number {
  const probabilities = softmax(lastLogits(writing), temperature);
  return sample(probabilities, uniformAt(seed, chosenCount(writing)));
}

/** The writing without its last chosen token; a prompt stays as it is. */
export function back(writing: Writing): Writing {
  if (chosenCount(writing) === 0) return writing;
  return { ...writing, trace: firstTokens(writing.trace, writing.trace.rows.length - 1) };
}

/** True when the context holds no more tokens. */
export function isFull({ trace }: Writing): boolean {
  return trace.rows.length >= trace.shape.context;
}
