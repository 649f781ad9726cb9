import { induction } from '@/lib/heads/scores';
import { logSumExp } from '@/lib/maths/log-sum-exp';
import { uniformAt } from '@/lib/sampling/uniform';
import type { Task } from '../task';
import { forwardPass } from './inspect';

export interface HeadScoresRequest {
  /** n: random tokens, given twice, so that a text has 2 n. */
  readonly repeated: number;
  /** How many such texts; the scores are their means. */
  readonly texts: number;
  readonly seed: number;
}

export interface HeadScores {
  /** [L · H]: mean weight on the token that followed last time. */
  readonly induction: Float32Array;
  /** Mean surprise of a token when it comes for the first and the second time, in nats. */
  readonly nats: readonly [number, number];
}

/**
 * Induction scores of all heads: on random tokens nothing but the repetition can be predicted, so
 * a head that looks at what followed last time does so for no other reason (Olsson et al., 2022).
 */
export const headScores: Task<HeadScoresRequest, HeadScores, number> = async (
  opened,
  { repeated, texts, seed },
  context,
) => {
  const { layers, heads, vocabulary } = opened.model.graph.shape;
  const scores = new Float32Array(layers * heads);
  const nats: [number, number] = [0, 0];
  const length = 2 * repeated;
  for (let text = 0; text < texts; text++) {
    await context.between();
    const once = randomIds(repeated, seed + text, vocabulary, opened.beginId);
    const ids = [...once, ...once];
    const { attention, logits } = await forwardPass(opened, {
      ids,
      parts: ['attention', 'logits'],
    });
    for (const [l, maps] of attention.entries()) {
      for (let h = 0; h < heads; h++) {
        const map = maps.subarray(h * length * length, (h + 1) * length * length);
        const at = l * heads + h;
        scores[at] = (scores[at] ?? 0) + (induction(map, repeated) ?? 0) / texts;
      }
    }
    for (let t = 1; t < length; t++) {
      // The first token of the second half cannot be foreseen: it counts in neither.
      if (t === repeated) continue;
      const row = logits.subarray((t - 1) * vocabulary, t * vocabulary);
      const half = t < repeated ? 0 : 1;
      const logProbability = (row[ids[t] as number] ?? 0) - logSumExp(row);
      nats[half] -= logProbability / (texts * (repeated - 1));
    }
    context.progress((text + 1) / texts);
  }
  return { induction: scores, nats };
};

/** `count` ids below `vocabulary`, without the one that begins a text. */
export function randomIds(
  count: number,
  seed: number,
  vocabulary: number,
  beginId: number,
): number[] {
  return Array.from({ length: count }, (_, i) => {
    const id = Math.floor(uniformAt(seed, i) * (vocabulary - 1));
    return id < beginId ? id : id + 1;
  });
}
