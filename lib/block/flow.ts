import { dot, norm } from '@/lib/maths/dot';
import { type ForwardPass, rowOf } from '@/lib/trace/forward-pass';

/** Who writes into the residual stream; 'block' where attention and MLP cannot be told apart. */
export type StreamWriter = 'embedding' | 'attention' | 'mlp' | 'block';

/** A place on a token's way through the model: just behind somebody who wrote into its vector. */
export interface Station {
  readonly writer: StreamWriter;
  /** From 0; the embedding stands before all layers and has none. */
  readonly layer: number | undefined;
  /** The length (Euclidean norm) of the vector here. */
  readonly length: number;
  /** The length of what was written last. */
  readonly step: number;
  /**
   * The length, shared out among all that wrote so far: how far their sum reaches in the direction
   * of the whole vector. Negative for whoever points against it. Their sum is the length.
   */
  readonly shares: Readonly<Partial<Record<StreamWriter, number>>>;
}

/** The streams of a text, as `inspect` gives them. */
export type Streams = Pick<ForwardPass, 'shape' | 'residual' | 'residualMid'>;

/** How the vector of position t comes about: 2 L + 1 stations, or L + 1 where `mid` is hidden. */
export function streamFlow({ shape, residual = [], residualMid }: Streams, t: number): Station[] {
  const written = new Map<StreamWriter, Float64Array>();
  const stations: Station[] = [];
  let before: Float32Array = new Float32Array(shape.width);
  const pass = (writer: StreamWriter, layer: number | undefined, matrix: Float32Array) => {
    const now = rowOf(matrix, t, shape.width);
    const step = now.map((value, i) => value - (before[i] ?? 0));
    const sum = written.get(writer) ?? new Float64Array(shape.width);
    for (const [i, value] of step.entries()) sum[i] = (sum[i] ?? 0) + value;
    written.set(writer, sum);
    const length = norm(now);
    const shares = Object.fromEntries(
      Array.from(written, ([name, own]) => [name, length === 0 ? 0 : dot(own, now) / length]),
    );
    stations.push({ writer, layer, length, step: norm(step), shares });
    before = now;
  };
  for (const [l, entering] of residual.entries()) {
    if (l === 0) pass('embedding', undefined, entering);
    else pass(residualMid ? 'mlp' : 'block', l - 1, entering);
    const mid = residualMid?.[l];
    if (mid) pass('attention', l, mid);
  }
  return stations;
}
