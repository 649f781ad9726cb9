/**
 * log Σ exp(logit), stable for any finite logits: a logit minus this is the natural logarithm of
 * its probability, exact also where the probability itself would round to 0.
 *
 * @param logits [V]
 */
export function logSumExp(logits: ArrayLike<number>): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logits.length; i++) largest = Math.max(largest, logits[i] as number);
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += Math.exp((logits[i] as number) - largest);
  return largest + Math.log(sum);
}
