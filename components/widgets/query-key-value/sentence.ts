import type { HeadSteps } from '@/lib/heads/steps';
import { signed } from './marks';

/** What a step says of one row, in a sentence. */
export function stepSentence(
  steps: HeadSteps,
  labels: readonly string[],
  step: number,
  key: number,
): string {
  const [own, other] = [labels[steps.position] ?? '', labels[key] ?? ''];
  const [product, score] = [signed(steps.products[key]), signed(steps.scores[key])];
  const weight = steps.weights[key];
  const d = steps.query.length;
  const closed = `“${other}” comes after “${own}”`;
  switch (step) {
    case 1:
      return `The query of “${own}”: ${d} numbers, each a bar up or down.`;
    case 2:
      return `The key of “${other}”: ${d} numbers again, so that they can be held against the query.`;
    case 3:
      return `“${own}” against “${other}”: ${d} products, added up to ${product}.`;
    case 4:
      if (steps.scores === steps.products) return `Not divided: the score stays ${product}.`;
      return `${product} divided by √${d} = ${Math.sqrt(d).toFixed(2)} gives ${score}.`;
    case 5:
      return weight === undefined
        ? `${closed}: its score ${score} is replaced by −∞.`
        : `“${other}” may be seen: its score stays ${score}.`;
    case 6:
      return weight === undefined
        ? `${closed}: e to the −∞ is 0, so its weight is exactly 0.`
        : `e to the ${score}, divided by the sum over all tokens seen, is ${weight.toFixed(4)}.`;
    default:
      return weight === undefined
        ? `${closed}: nothing of its value gets through.`
        : `${weight.toFixed(4)} × the value of “${other}” goes into the sum.`;
  }
}
