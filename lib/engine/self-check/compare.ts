import { logSumExp } from '@/lib/maths/log-sum-exp';
import { topK } from '@/lib/maths/top-k';

/** What GPT-2 is known to answer to a prompt. */
export interface Reference {
  /** T token ids. */
  readonly ids: readonly number[];
  /** The likeliest next tokens, first the likeliest: [id, natural log of the probability]. */
  readonly top: readonly (readonly [id: number, logProbability: number])[];
  /** Weights of some heads, [query][key up to the query]; layer and head from 0. */
  readonly heads: readonly {
    readonly layer: number;
    readonly head: number;
    readonly rows: readonly (readonly number[])[];
  }[];
}

/** What a model answered to it. */
export interface Answer {
  /** [V], after the last token. */
  readonly logits: Float32Array;
  /** Of each head of the reference, in its order: [T, T]. */
  readonly heads: readonly Float32Array[];
}

/** How a model's answers compare with those that are known. */
export interface Comparison {
  readonly prompts: number;
  /** Prompts whose likeliest next token is the known one. */
  readonly firstChoices: number;
  /** The largest difference of a log-probability among the known likeliest tokens. */
  readonly logProbability: number;
  /** The largest difference of an attention weight. */
  readonly attention: number;
  /** Every logit is a number, and they are not all the same. */
  readonly sane: boolean;
}

/**
 * Hold answers against references.
 *
 * @param answers one a reference; undefined where the model could not even be asked
 */
export function compare(
  references: readonly Reference[],
  answers: readonly (Answer | undefined)[],
): Comparison {
  const result = { firstChoices: 0, logProbability: 0, attention: 0, sane: true };
  for (const [i, { top, heads }] of references.entries()) {
    const answer = answers[i];
    if (!answer) {
      result.logProbability = Number.POSITIVE_INFINITY;
      continue;
    }
    result.sane &&= isSane(answer.logits);
    const total = logSumExp(answer.logits);
    if (topK(answer.logits, 1)[0] === top[0]?.[0]) result.firstChoices++;
    for (const [id, known] of top) {
      const found = (answer.logits[id] ?? Number.NaN) - total;
      result.logProbability = larger(result.logProbability, found, known);
    }
    for (const [place, { rows }] of heads.entries()) {
      for (const [query, row] of rows.entries()) {
        for (const [key, known] of row.entries()) {
          const weight = answer.heads[place]?.[query * rows.length + key];
          result.attention = larger(result.attention, weight, known);
        }
      }
    }
  }
  return { prompts: references.length, ...result };
}

/** True when all logits are finite and they differ. @param logits [V] */
export function isSane(logits: Float32Array): boolean {
  const [first = Number.NaN] = logits;
  return logits.every(Number.isFinite) && logits.some((logit) => logit !== first);
}

/** What is to be done with a model after its check. */
export type SelfCheckVerdict = 'agrees' | 'deviates' | 'refused';

/**
 * How far from the fp32 figures counts as agreement. Near -100, where many of GPT-2's logits lie,
 * neighbouring 16-bit numbers are 1/16 apart: a log-probability can be off by a few of these.
 */
const TOLERANCE = { logProbability: 0.3, attention: 0.05 };

/** Refused: no numbers, one number for all, or another first choice for most of the prompts. */
export function judge(comparison: Comparison): SelfCheckVerdict {
  const { prompts, firstChoices, logProbability, attention, sane } = comparison;
  if (!sane || firstChoices * 2 < prompts) return 'refused';
  const close = logProbability <= TOLERANCE.logProbability && attention <= TOLERANCE.attention;
  return close && firstChoices === prompts ? 'agrees' : 'deviates';
}

/** The larger of the deviation so far and |found - known|; what is not a number is infinitely far. */
export function larger(most: number, found: number | undefined, known: number): number {
  const apart = Math.abs((found ?? Number.NaN) - known);
  return Number.isNaN(apart) ? Number.POSITIVE_INFINITY : Math.max(most, apart);
}
