import { area, line, scaleLinear } from 'd3';

/** How alike one row is to every other, as a curve, in px. */
export interface ProfileMarks {
  readonly line: string;
  /** Between the curve and 0. */
  readonly area: string;
  /** Height of the line at 0, and at 1. */
  readonly zero: number;
  readonly one: number;
}

/** A curve of many points needs no more of them than it has pixels. */
const MOST_POINTS = 360;

/**
 * @param similarity [P]: the cosine of one row with each
 * @param size of the picture in px; cosines from -0.6 to 1 fit, what lies below is cut
 */
export function profileMarks(
  similarity: Float32Array,
  size: { readonly width: number; readonly height: number },
): ProfileMarks {
  const x = scaleLinear([0, similarity.length], [0, size.width]);
  const y = scaleLinear([-0.6, 1], [size.height, 0]).clamp(true);
  const every = Math.max(1, Math.floor(similarity.length / MOST_POINTS));
  const points = Array.from(similarity, (value, position) => [x(position + 0.5), y(value)] as const)
    // The row itself, at 1, must not be left out.
    .filter((_, position) => position % every === 0 || similarity[position] === 1);
  const shape = points.map(([px, py]) => [round(px), round(py)] as [number, number]);
  return {
    line: line()(shape) ?? '',
    area:
      area<[number, number]>()
        .x(([px]) => px)
        .y0(round(y(0)))
        .y1(([, py]) => py)(shape) ?? '',
    zero: y(0),
    one: y(1),
  };
}

const round = (value: number) => Math.round(value * 100) / 100;
