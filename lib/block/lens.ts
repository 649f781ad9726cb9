/**
 * What the model would predict if it stopped early. Places are counted [l, t]: l = 0 before the
 * first block, l = L after the last; t is the position, counted from `from`. Arrays are
 * [L + 1, T - from, top], likeliest first.
 */
export interface Lens {
  readonly layers: number;
  /** The positions looked at: T - from. */
  readonly length: number;
  readonly top: number;
  readonly ids: Int32Array;
  readonly probabilities: Float32Array;
}

/** One token that the model would predict at a place. */
export interface Read {
  readonly id: number;
  /** 0..1 */
  readonly probability: number;
}

/** Returns the likeliest tokens after layer l (0: before the first block) at position t. */
export function readAt({ length, top, ids, probabilities }: Lens, l: number, t: number): Read[] {
  const from = (l * length + t) * top;
  return Array.from({ length: top }, (_, rank) => ({
    id: ids[from + rank] as number,
    probability: probabilities[from + rank] as number,
  }));
}

/** Returns after how many blocks the likeliest token at position t is the final one and stays so. */
export function settledAfter(lens: Lens, t: number): number {
  const first = (l: number) => lens.ids[(l * lens.length + t) * lens.top];
  let l = lens.layers;
  while (l > 0 && first(l - 1) === first(lens.layers)) l--;
  return l;
}
