import { norm } from '@/lib/maths/dot';

/** Through which of its weights a head reads what an earlier one has written. */
export const READINGS = ['query', 'key', 'value'] as const;
export type HeadReading = (typeof READINGS)[number];

/**
 * How strongly each head reads what each head of an earlier layer writes, from the weights alone:
 * composition scores (Elhage et al., 2021). N = L · H heads, layer by layer.
 */
export interface Composition {
  readonly layers: number;
  readonly heads: number;
  /** What two random matrices of these shapes score: 1 / √D. */
  readonly random: number;
  /** [N, N] for each reading: writer · N + reader; NaN where the reader is in no later layer. */
  readonly scores: Readonly<Record<HeadReading, Float32Array>>;
}

/** An earlier head, and how strongly it is read. */
export interface HeadRead {
  /** l · H + h */
  readonly writer: number;
  readonly score: number;
}

/** Returns all heads that a head may read, the most strongly read first. */
export function readBy(
  { layers, heads, scores }: Composition,
  reader: number,
  reading: HeadReading,
): HeadRead[] {
  const count = layers * heads;
  const own = scores[reading];
  return Array.from({ length: Math.floor(reader / heads) * heads }, (_, writer) => ({
    writer,
    score: own[writer * count + reader] ?? Number.NaN,
  })).sort((one, other) => other.score - one.score);
}

/**
 * Returns the composition score: the Frobenius norm of the product over the product of the norms.
 *
 * @param written [D, d]: what the writer's d outputs write, in columns
 * @param read [D, d]: what the reader's weights take of each place of the stream
 */
export function compositionScore(written: Float32Array, read: Float32Array, width: number): number {
  const [a, b] = [written.length / width, read.length / width];
  const product = new Float64Array(a * b);
  for (let row = 0; row < width; row++) {
    for (let i = 0; i < a; i++) {
      const x = written[row * a + i] as number;
      for (let j = 0; j < b; j++) {
        product[i * b + j] = (product[i * b + j] as number) + x * (read[row * b + j] as number);
      }
    }
  }
  return norm(product) / (norm(written) * norm(read));
}
