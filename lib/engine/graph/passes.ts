import type { Continuation } from '@/lib/trace/continuation';

/** The most tokens of a prompt that one pass reads. */
export const CHUNK = 32;

/**
 * The canonical order of passes for a text: the prompt in chunks of 32 tokens, then one token each.
 *
 * Rounding differs a little between a pass of many tokens and many passes of one. With one order
 * for every text, the same text always gives the same logits, however the reader came to it.
 *
 * @returns the passes' token ids, in order; together they are `ids`
 */
export function planPasses({ ids, promptLength }: Continuation): (readonly number[])[] {
  const passes: (readonly number[])[] = [];
  const prompt = Math.min(promptLength, ids.length);
  for (let start = 0; start < prompt; start += CHUNK) {
    passes.push(ids.slice(start, Math.min(start + CHUNK, prompt)));
  }
  for (let i = prompt; i < ids.length; i++) passes.push(ids.slice(i, i + 1));
  return passes;
}

/** A pass as a key: equal for equal tokens only. */
export function passKey(pass: readonly number[]): string {
  return pass.join(' ');
}
