import { dot } from '@/lib/maths/dot';
import type { NormWeights } from '@/lib/onnx';

/**
 * The logit of one token minus that of another, as a sum over everything that a GPT-2 adds to its
 * residual stream. L layers, H heads, in logits.
 *
 * The scale of the final layer norm is held as it was, so that each term is linear in what one part
 * has written. The terms, `rounding` among them, add up to `total`.
 */
export interface Ledger {
  /** The tokens that were read. */
  readonly ids: readonly number[];
  /** The token that is explained, and the one that it is compared with. */
  readonly answerIds: readonly [number, number];
  /** The difference of the two logits, as the model gives it. */
  readonly total: number;
  readonly tokenEmbedding: number;
  readonly positionEmbedding: number;
  /** [L, H]: what each head wrote through its part of W_O, without a bias. */
  readonly heads: Float32Array;
  /** [L]: the bias of each attention's output, which belongs to no head. */
  readonly attentionBias: Float32Array;
  /** [L]: what each MLP wrote, its bias included. */
  readonly mlps: Float32Array;
  /** The bias of the final layer norm. */
  readonly finalBias: number;
  /**
   * What the terms miss: nearly nothing in float32; in files of 8 or 16 bits, what rounding adds.
   */
  readonly rounding: number;
  /** 1 / standard deviation in the final layer norm, held for all terms. */
  readonly scale: number;
}

/** What the parts of a model have written into the residual stream at one position, [D] each. */
export interface Writings {
  readonly tokenEmbedding: ArrayLike<number>;
  readonly positionEmbedding: ArrayLike<number>;
  /** [L][H] */
  readonly heads: readonly (readonly ArrayLike<number>[])[];
  /** [L] */
  readonly attentionBias: readonly ArrayLike<number>[];
  /** [L] */
  readonly mlps: readonly ArrayLike<number>[];
}

/** How the final layer norm and the unembedding read the stream. */
export interface Reading {
  readonly norm: NormWeights;
  readonly scale: number;
  /** [D]: the row of one token in the unembedding minus that of the other. */
  readonly difference: ArrayLike<number>;
}

/** Returns the logit of one token minus that of another. @param logits [V] */
export const logitDifference = (
  logits: ArrayLike<number>,
  [one, other]: readonly [number, number],
): number => (logits[one] as number) - (logits[other] as number);

/** The terms of a ledger, without what the model itself says. */
export type LedgerTerms = Omit<Ledger, 'ids' | 'answerIds' | 'total' | 'rounding'>;

/**
 * Returns the terms. A layer norm takes the mean away, multiplies by its scale and its gain and adds
 * its bias; all but the bias is one vector, the direction, that each part is multiplied with.
 */
export function ledgerTerms(written: Writings, { norm, scale, difference }: Reading): LedgerTerms {
  const gained = Float64Array.from(norm.gain, (gain, i) => gain * (difference[i] as number));
  const mean = gained.reduce((sum, x) => sum + x, 0) / gained.length;
  const direction = gained.map((x) => scale * (x - mean));
  const along = (vector: ArrayLike<number>) => dot(vector, direction);
  return {
    tokenEmbedding: along(written.tokenEmbedding),
    positionEmbedding: along(written.positionEmbedding),
    heads: Float32Array.from(written.heads.flat(), along),
    attentionBias: Float32Array.from(written.attentionBias, along),
    mlps: Float32Array.from(written.mlps, along),
    finalBias: dot(norm.bias, difference),
    scale,
  };
}

/** Returns the sum of all terms. */
export function sumOfTerms(terms: LedgerTerms): number {
  const { tokenEmbedding, positionEmbedding, heads, attentionBias, mlps, finalBias } = terms;
  const parts = [...heads, ...attentionBias, ...mlps];
  return parts.reduce((sum, x) => sum + x, tokenEmbedding + positionEmbedding + finalBias);
}
