import { area, curveStepAfter, scaleLinear } from 'd3';
import type { Neighbourhood } from '@/lib/engine/tasks/neighbours';
import { tokenLabel } from '@/lib/text/token-text';
import type { Vocabulary } from '@/lib/trace/vocabulary';

/** One of the nearest tokens. */
export interface NeighbourBar {
  readonly id: number;
  readonly label: string;
  readonly cosine: number;
  /** Where its cosine lies on the scale, px. */
  readonly x: number;
  /** True for a token that the search began with. */
  readonly given: boolean;
}

export interface NeighbourMarks {
  readonly bars: readonly NeighbourBar[];
  /** The whole vocabulary by its cosines, as the path of an area over its own ground line. */
  readonly all: string;
  /** Where the cosines 0 and 1 lie, px. */
  readonly zero: number;
  readonly one: number;
  readonly count: number;
  /** The mean of all cosines, from the hill, and where it lies, px. */
  readonly mean: { readonly cosine: number; readonly x: number };
}

/** Cosines below this are piled up at the left end of the scale. */
const LOWEST = -0.5;

/**
 * The nearest tokens as bars, and the whole vocabulary as a hill above them, on one scale.
 *
 * @param given ids that the search began with: they are near by themselves
 * @param width of the scale, px
 * @param height of the hill, px
 */
export function neighbourMarks(
  { ids, cosines, counts }: Neighbourhood,
  vocabulary: Vocabulary,
  given: readonly number[],
  width: number,
  height: number,
): NeighbourMarks {
  const x = scaleLinear([LOWEST, 1], [0, width]).clamp(true);
  const bars = ids.map((id, i) => {
    const cosine = cosines[i] as number;
    const label = tokenLabel(vocabulary.token(id));
    return { id, label, cosine, x: x(cosine), given: given.includes(id) };
  });
  const y = scaleLinear([0, Math.max(...counts, 1)], [height, 0]);
  const hill = area<number>()
    .x((_, bin) => x((bin / counts.length) * 2 - 1))
    .y0(height)
    .y1((count) => y(count))
    .curve(curveStepAfter);
  const count = counts.reduce((sum, n) => sum + n, 0);
  const middle = (bin: number) => ((bin + 0.5) / counts.length) * 2 - 1;
  const mean = counts.reduce((sum, n, bin) => sum + n * middle(bin), 0) / Math.max(1, count);
  return {
    bars,
    all: hill(counts) ?? '',
    zero: x(0),
    one: x(1),
    count,
    mean: { cosine: mean, x: x(mean) },
  };
}
