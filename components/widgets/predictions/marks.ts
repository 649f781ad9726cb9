import type { Answered } from '@/lib/engine/answered';
import { tokenLabel } from '@/lib/text/token-text';

/** What a pass predicted at one position, and what it gave the token that really follows. */
export interface Prediction {
  /** The likeliest token after this position. */
  readonly label: string;
  readonly probability: number;
  /** Probability of the token that follows in the text; undefined at its end. */
  readonly next: number | undefined;
}

/** One position with and without the mask; without is undefined until it has been run. */
export interface PredictionPair {
  readonly token: string;
  /** The token that follows; undefined at the end of the text. */
  readonly follows: string | undefined;
  readonly masked: Prediction;
  readonly unmasked: Prediction | undefined;
}

/** A pass that was asked for its predictions. */
type Predicted = Pick<Answered<'inspect'>, 'answer' | 'vocabulary'>;

/** The predictions at every position of a text, with the mask and, where it was run, without. */
export function predictionPairs(
  masked: Predicted,
  unmasked: Predicted | undefined,
): PredictionPair[] {
  const { ids } = masked.answer;
  const label = (id: number | undefined, { vocabulary }: Predicted) =>
    id === undefined ? undefined : tokenLabel(vocabulary.token(id));
  const predict = (pass: Predicted, t: number): Prediction => ({
    label: label(pass.answer.predictions?.topIds[t], pass) ?? '',
    probability: pass.answer.predictions?.topProbabilities[t] ?? 0,
    next: pass.answer.predictions?.nextProbabilities[t],
  });
  return ids.map((id, t) => ({
    token: label(id, masked) ?? '',
    follows: label(ids[t + 1], masked),
    masked: predict(masked, t),
    unmasked: unmasked && predict(unmasked, t),
  }));
}

/** A row of the comparison; x from 0 to 1 on the scale of probabilities. */
export interface PredictionRow extends PredictionPair {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** The rows, and the mean surprise over all tokens that follow, in bits. */
export interface PredictionMarks {
  readonly rows: readonly PredictionRow[];
  readonly bits: { readonly masked: number; readonly unmasked: number } | undefined;
}

/** Probabilities from 0 to 1 on a scale of square roots, so that small ones can be told apart. */
export const place = (probability: number) => Math.sqrt(probability);

export function predictionMarks(pairs: readonly PredictionPair[]): PredictionMarks {
  const told = pairs.filter((pair) => pair.masked.next !== undefined);
  const surprise = (values: readonly (number | undefined)[]) =>
    values.reduce<number>((sum, p) => sum - Math.log2(Math.max(p ?? 0, 1e-30)), 0) / values.length;
  return {
    rows: pairs.map((pair) => ({
      ...pair,
      from: pair.masked.next === undefined ? undefined : place(pair.masked.next),
      to: pair.unmasked?.next === undefined ? undefined : place(pair.unmasked.next),
    })),
    bits:
      told.length > 0 && told.every((pair) => pair.unmasked)
        ? {
            masked: surprise(told.map((pair) => pair.masked.next)),
            unmasked: surprise(told.map((pair) => pair.unmasked?.next)),
          }
        : undefined,
  };
}

/** A share in words: 12%, 3.4%, under 0.1%. */
export function share(probability: number): string {
  if (probability < 0.001) return '<0.1%';
  return `${(probability * 100).toFixed(probability < 0.0995 ? 1 : 0)}%`;
}
