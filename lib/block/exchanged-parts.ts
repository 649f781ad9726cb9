import type { KnockOuts } from './knock-outs';

/**
 * What a ledger claims of each head and each MLP for the difference between two texts, and what
 * happens when the part gives, at the last token of the one, what it gives at that of the other. A
 * head or MLP that is not told of the difference has 0 in both. L layers, H heads, T tokens; in
 * logits.
 */
export interface ExchangedParts extends KnockOuts {
  /** The tokens of the other text. */
  readonly otherIds: readonly number[];
  /** The difference of the two logits after the other text. */
  readonly otherTotal: number;
  /** [L, H, T]: where each head looks from the last token, 0..1. */
  readonly looks: Float32Array;
}
