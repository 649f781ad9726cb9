import { drawToken } from '@/lib/sampling/distribution';
import type { SamplingSettings } from '@/lib/sampling/settings';
import { firstTokens, rowAt, type Trace, tokenIds } from '@/lib/trace/trace';

/** A text in the making: the reader's prompt, and the tokens chosen after it. */
export interface Writing {
  readonly trace: Trace;
  /** How many of the trace's tokens are the prompt. */
  readonly promptLength: number;
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
export function choose(writing: Writing, settings: SamplingSettings): number {
  const ids = tokenIds(writing.trace);
  return drawToken(lastLogits(writing), settings, ids, chosenCount(writing));
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
