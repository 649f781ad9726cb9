import type { Continuation } from '@/lib/trace/continuation';

/** The part of a text that the model reads, once the text is longer than its context. */
export interface ReadWindow {
  /** The first position that is read; tokens before it are dropped. */
  readonly start: number;
  /** How many tokens from there on are read in chunks, as a prompt is; the others one at a time. */
  readonly promptLength: number;
}

/**
 * Returns what is read of a text of `length` tokens: all of it while it fits into the context. With
 * one more token, the oldest half of the context is dropped and the rest read again, and so on
 * every half context.
 *
 * It depends on the text alone. So every text has one order of passes, also beyond the context, and
 * the same seed always writes the same.
 *
 * @param promptLength tokens of the text that the reader wrote, at least 1
 * @param context the most tokens that the model can read
 */
export function windowOf(length: number, promptLength: number, context: number): ReadWindow {
  const half = Math.max(1, Math.floor(context / 2));
  if (length <= context) return { start: 0, promptLength: Math.min(promptLength, length) };
  const dropped = Math.ceil((length - context) / half);
  const start = dropped * half;
  /** The shortest text that begins to be read here: its tokens are read again in chunks. */
  const first = context + (dropped - 1) * half + 1;
  return { start, promptLength: Math.min(Math.max(promptLength, first), length) - start };
}

/** Returns the part of a text that the model reads, and the position at which it starts. */
export function windowText(
  { ids, promptLength }: Continuation,
  context: number,
): { readonly text: Continuation; readonly start: number } {
  const window = windowOf(ids.length, promptLength, context);
  const text = { ids: ids.slice(window.start), promptLength: window.promptLength };
  return { text, start: window.start };
}

/** Returns true if one more token makes the model drop the oldest half of what it reads. */
export function isAtEnd(length: number, promptLength: number, context: number): boolean {
  const { start } = windowOf(length, promptLength, context);
  return windowOf(length + 1, promptLength, context).start > start;
}

/** Returns the first position ever read: above 0 if the prompt is longer than the context. */
export function firstRead(promptLength: number, context: number): number {
  return windowOf(promptLength, promptLength, context).start;
}

/**
 * Returns the text in which the token at `position` was first read: the text that ends with it, or
 * the whole prompt for a token of the prompt.
 *
 * @throws RangeError for a position that was never read
 */
export function textAt(
  { ids, promptLength }: Continuation,
  position: number,
  context: number,
): { readonly text: Continuation; readonly start: number } {
  const length = Math.max(position + 1, promptLength);
  const whole = { ids: ids.slice(0, length), promptLength };
  const found = windowText(whole, context);
  if (position < found.start || length > ids.length) {
    throw new RangeError(`position ${position} was not read`);
  }
  return found;
}
