/** A model with one weight w, after some steps of training on one token. */
export interface DescentStep {
  readonly weight: number;
  /** What it gives the token that came: 1 / (1 + e^−w), 0..1. */
  readonly share: number;
  /** −ln of that share, in nats. */
  readonly loss: number;
  /** The loss's rise for a small rise of w, measured by trying it. */
  readonly tried: number;
  /** The same by the formula: the share minus 1. */
  readonly gradient: number;
}

/** How far w is moved to measure the slope. */
const NUDGE = 1e-3;

const lossAt = (weight: number) => Math.log1p(Math.exp(-weight));

/**
 * Returns a model of two tokens on its way down the gradient: w is the logit of the token that
 * comes, the other's is 0. It begins at w = 0; each step moves w by −rate · gradient.
 */
export function descent(rate: number, steps: number): readonly DescentStep[] {
  const found: DescentStep[] = [];
  let weight = 0;
  for (let step = 0; step <= steps; step++) {
    const share = 1 / (1 + Math.exp(-weight));
    const tried = (lossAt(weight + NUDGE) - lossAt(weight)) / NUDGE;
    const gradient = share - 1;
    found.push({ weight, share, loss: lossAt(weight), tried, gradient });
    weight -= rate * gradient;
  }
  return found;
}
