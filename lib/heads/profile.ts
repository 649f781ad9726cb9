import {
  evenWeights,
  firstToken,
  meanDistance,
  meanEntropy,
  previousToken,
  sameToken,
  type Weights,
} from './scores';

/** What heads are sorted and filtered by. */
export const KINDS = ['previous', 'first', 'same', 'induction', 'entropy', 'distance'] as const;
export type Kind = (typeof KINDS)[number];

/** One number a kind; undefined where the text is too short, or it was not measured yet. */
export type Profile = Readonly<Record<Kind, number | undefined>>;

/**
 * The scores of one head on a text.
 *
 * @param weights [T, T]
 * @param ids the T tokens
 * @param induction measured on another text: random tokens, given twice
 */
function profileOf(
  weights: Weights,
  ids: readonly number[],
  induction: number | undefined,
): Profile {
  const { length } = ids;
  return {
    previous: previousToken(weights, length),
    first: firstToken(weights, length),
    same: sameToken(weights, ids),
    induction,
    entropy: meanEntropy(weights, length),
    distance: meanDistance(weights, length),
  };
}

/**
 * The profiles of all heads, layer by layer: entry l · H + h.
 *
 * @param attention one [H, T, T] array a layer
 * @param induction [L · H], once it is measured
 */
export function profiles(
  attention: readonly Float32Array[],
  heads: number,
  ids: readonly number[],
  induction: ArrayLike<number> | undefined,
): Profile[] {
  const size = ids.length ** 2;
  return attention.flatMap((layer, l) =>
    Array.from({ length: heads }, (_, h) =>
      profileOf(layer.subarray(h * size, (h + 1) * size), ids, induction?.[l * heads + h]),
    ),
  );
}

/** What a head would score that looks at all it may see alike. */
export function evenProfile(ids: readonly number[], repeated: number): Profile {
  // Tokens given twice: position q sees q + 1 tokens, one of them the one that is looked for.
  let induction = 0;
  for (let q = repeated; q < 2 * repeated; q++) induction += 1 / (q + 1) / repeated;
  return profileOf(evenWeights(ids.length), ids, induction);
}

/** The index of the largest of these, undefined where none is a number; the first wins a tie. */
export function largest(values: readonly (number | undefined)[]): number | undefined {
  let best: number | undefined;
  for (const [i, value] of values.entries()) {
    if (value !== undefined && (best === undefined || value > (values[best] ?? 0))) best = i;
  }
  return best;
}

/**
 * Indices of heads in the order of a kind, the most marked first; heads without a score stay
 * behind. Entropy is sorted from the sharpest head on.
 */
export function sorted(all: readonly Profile[], by: Kind | undefined): number[] {
  const order = all.map((_, i) => i);
  if (!by) return order;
  const sign = by === 'entropy' ? 1 : -1;
  const value = (i: number) => all[i]?.[by];
  return order.sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === undefined || y === undefined)
      return Number(x === undefined) - Number(y === undefined);
    return sign * (x - y) || a - b;
  });
}

/**
 * True for a head that does this clearly more than one that looks at everything alike: at least
 * `times` as much (for entropy: at most 1 / `times` of it).
 */
export function stands(profile: Profile, even: Profile, kind: Kind, times = 2): boolean {
  const [own, level] = [profile[kind], even[kind]];
  if (own === undefined || level === undefined || level === 0) return false;
  return kind === 'entropy' ? own * times <= level : own >= level * times;
}
