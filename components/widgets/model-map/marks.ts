import { scaleLinear } from 'd3';
import type { Overview } from '@/lib/engine/tasks/overview';
import type { ModelShape } from '@/lib/trace/trace';

/** How many of the last tokens the map draws, and how many numbers of each vector. */
export const LANES = 8;
export const GLYPH = 16;

/** What the stage of a part shows. */
export type StageKind = 'ids' | 'token' | 'position' | 'attention' | 'output' | 'candidates';

/** A lane is this wide, and a stage that tall, in units that the page stretches. */
export const LANE = 100;

/** The middle of lane k. */
export const laneAt = (k: number) => (k + 0.5) * LANE;

/** Heights beyond this many times the row's root mean square are cut. */
const MOST_RMS = 2.5;

/**
 * The vectors of one stage, a path each: a vertical stroke a number, up for positive and down for
 * negative, on one scale for the whole stage.
 *
 * @param vectors [K, GLYPH]
 */
export function glyphPaths(vectors: Float32Array, height: number): readonly string[] {
  const lanes = vectors.length / GLYPH;
  const square = vectors.reduce((sum, x) => sum + x * x, 0) / Math.max(1, vectors.length);
  const most = MOST_RMS * Math.sqrt(square) || 1;
  const middle = height / 2;
  const y = scaleLinear([-most, most], [height * 0.94, height * 0.06]).clamp(true);
  const x = scaleLinear([0, GLYPH - 1], [0.16 * LANE, 0.84 * LANE]);
  return Array.from({ length: lanes }, (_, k) =>
    Array.from(vectors.subarray(k * GLYPH, (k + 1) * GLYPH), (value, i) => {
      const at = (k * LANE + x(i)).toFixed(1);
      return `M${at},${middle}V${y(value).toFixed(1)}`;
    }).join(''),
  );
}

/** One look of a token at an earlier one, from the lane of the key down to that of the query. */
export interface Look {
  readonly query: number;
  readonly key: number;
  readonly weight: number;
  readonly path: string;
}

/** All looks between different lanes; the strongest are drawn last. */
export function looks({ attention }: Pick<Overview, 'attention'>, height: number): readonly Look[] {
  const lanes = Math.round(Math.sqrt(attention.length));
  const found: Look[] = [];
  for (let query = 0; query < lanes; query++) {
    for (let key = 0; key < query; key++) {
      const [from, to] = [laneAt(key), laneAt(query)];
      const path = `M${from},0C${from},${height * 0.6} ${to},${height * 0.4} ${to},${height}`;
      found.push({ query, key, path, weight: attention[query * lanes + key] ?? 0 });
    }
  }
  return found.sort((a, b) => a.weight - b.weight);
}

/** Returns what leaves a part of the model, counted for T tokens and the model in use. */
export function counted(kind: StageKind, T: number, shape: ModelShape): string {
  const { layers, heads, width, vocabulary } = shape;
  const number = (n: number) => n.toLocaleString('en');
  switch (kind) {
    case 'ids':
      return `${number(T)} ${T === 1 ? 'id' : 'ids'}`;
    case 'attention':
      return `${heads} × ${number(T)} × ${number(T)}, ${layers} times`;
    case 'candidates':
      return `${number(vocabulary)} probabilities`;
    case 'token':
    case 'position':
    case 'output':
      return `${number(T)} × ${number(width)} numbers`;
  }
}
