/**
 * Applies the repetition penalty of CTRL (Keskar et al., 2019) as Hugging Face transformers does:
 * the logit of every token already in the text is divided by the penalty, or multiplied if it is
 * negative.
 *
 * @param logits [V]
 * @param ids the text so far
 * @param penalty 1 changes nothing; above 1 makes repetitions less likely
 * @returns [V]; the same array if nothing changes
 */
export function penalized<L extends ArrayLike<number>>(
  logits: L,
  ids: readonly number[],
  penalty: number,
): L | Float64Array {
  if (penalty === 1) return logits;
  const changed = Float64Array.from(logits);
  for (const id of new Set(ids)) {
    const logit = changed[id];
    if (logit !== undefined) changed[id] = logit < 0 ? logit * penalty : logit / penalty;
  }
  return changed;
}
