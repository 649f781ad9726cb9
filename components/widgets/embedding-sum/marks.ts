import { largestSize } from '@/lib/maths/largest-size';

/** The numbers of one vector as bars up and down from a middle line. */
export interface VectorStrip {
  /** SVG path: x counts dimensions, y runs from -1 (the largest size of all strips) to 1. */
  readonly path: string;
  /** The vector's length (Euclidean norm). */
  readonly length: number;
}

export interface SumMarks {
  readonly token: VectorStrip;
  readonly position: VectorStrip;
  readonly sum: VectorStrip;
  /** The size of a number that fills a strip. */
  readonly limit: number;
  /** The largest difference between the sum, made here, and what the model read: rounding. */
  readonly apart: number;
}

/**
 * Token embedding + position embedding, beside what the trace says enters the first block.
 *
 * @param token [D]
 * @param position [D]
 * @param residual [D]: the residual stream at this place, before block 1
 */
export function sumMarks(
  token: Float32Array,
  position: Float32Array,
  residual: Float32Array,
): SumMarks {
  const sum = token.map((value, i) => value + (position[i] ?? 0));
  const limit = largestSize([token, position, sum]);
  const apart = largestSize([Array.from(sum, (value, i) => value - (residual[i] ?? 0))]);
  const strip = (vector: Float32Array): VectorStrip => ({
    path: Array.from(vector, (value, i) => {
      const y = limit > 0 ? -value / limit : 0;
      return `M${i} 0h1v${y.toFixed(3)}h-1z`;
    }).join(''),
    length: Math.hypot(...vector),
  });
  return { token: strip(token), position: strip(position), sum: strip(sum), limit, apart };
}
