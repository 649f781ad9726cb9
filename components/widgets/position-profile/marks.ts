import { line, scaleLinear } from 'd3';
import { rounded } from '@/lib/maths/rounded';

/** How alike one row is to every other, as a curve, in px. */
export interface ProfileMarks {
  readonly line: string;
  /** Between the curve and 0. */
  readonly area: string;
  /** Height of the line at 0, and at 1. */
  readonly zero: number;
  readonly one: number;
}

/** A curve of many points is drawn with fewer. */
const MOST_POINTS = 250;

/**
 * @param similarity [P]: the cosine of one row with each
 * @param size of the picture in px; cosines from -1 to 1 fit
 */
export function profileMarks(
  similarity: Float32Array,
  size: { readonly width: number; readonly height: number },
): ProfileMarks {
  const x = scaleLinear([0, similarity.length], [0, size.width]);
  const y = scaleLinear([-1, 1], [size.height, 0]);
  const every = Math.max(1, Math.floor(similarity.length / MOST_POINTS));
  const points = Array.from(similarity, (value, position) => [x(position + 0.5), y(value)] as const)
    // The row itself, at 1, must not be left out.
    .filter((_, position) => position % every === 0 || similarity[position] === 1);
  const shape = points.map(([px, py]) => [round(px), round(py)] as [number, number]);
  const curve = line()(shape) ?? '';
  const [from, to] = [shape[0]?.[0] ?? 0, shape.at(-1)?.[0] ?? 0];
  return {
    line: curve,
    area: `${curve}L${to},${round(y(0))}H${from}Z`,
    zero: y(0),
    one: y(1),
  };
}

const round = (value: number) => rounded(value, 1);
