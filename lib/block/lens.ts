import type { Lens } from '@/lib/engine/tasks/lens';

/** One token that the model would predict at a place. */
export interface Read {
  readonly id: number;
  /** 0..1 */
  readonly probability: number;
}

/** The likeliest tokens behind layer l (0: before the first block) at position t. */
export function readAt({ length, top, ids, probabilities }: Lens, l: number, t: number): Read[] {
  const from = (l * length + t) * top;
  return Array.from({ length: top }, (_, rank) => ({
    id: ids[from + rank] as number,
    probability: probabilities[from + rank] as number,
  }));
}

/** The number of blocks behind which the likeliest token at position t is the final one for good. */
export function settledAfter(lens: Lens, t: number): number {
  const first = (l: number) => lens.ids[(l * lens.length + t) * lens.top];
  let l = lens.layers;
  while (l > 0 && first(l - 1) === first(lens.layers)) l--;
  return l;
}
