import type { TaskModel } from '../task';
import { forwardPass } from './inspect';
import { hides, NEEDED } from './ledger';

/** Parts with D numbers a token and layer, whose means take their place in experiments. */
export type MeanPart = 'headOutput' | 'mlpOutput';

/**
 * Returns the means of parts over all tokens of some texts: [L] of [D] each, those of heads one head
 * after another.
 *
 * @param texts their token ids
 * @throws EngineFailure 'unsupported-graph' where the model's file hides a part
 */
export async function partMeans<P extends MeanPart>(
  opened: TaskModel,
  texts: readonly (readonly number[])[],
  parts: readonly P[],
  between: () => Promise<void>,
): Promise<Readonly<Record<P, readonly Float32Array[]>>> {
  const { layers, heads, width } = opened.model.graph.shape;
  const depth = width / heads;
  const sums = parts.map(() => Array.from({ length: layers }, () => new Float64Array(width)));
  let count = 0;
  for (const ids of texts) {
    await between();
    const pass = await forwardPass(opened, { ids, parts });
    count += ids.length;
    for (const [p, part] of parts.entries()) {
      const found = pass[part];
      if (!found) throw hides(NEEDED[part]);
      // Heads come as [H, T, d], MLPs as [T, D].
      const place =
        part === 'headOutput'
          ? (i: number) => Math.floor(i / (ids.length * depth)) * depth + (i % depth)
          : (i: number) => i % width;
      for (const [l, values] of found.entries()) {
        const sum = sums[p]?.[l] ?? new Float64Array();
        for (const [i, value] of values.entries()) {
          const at = place(i);
          sum[at] = (sum[at] as number) + value;
        }
      }
    }
  }
  const means = (ofLayers: readonly Float64Array[] = []) =>
    ofLayers.map((sum) => Float32Array.from(sum, (value) => value / count));
  return Object.fromEntries(parts.map((part, p) => [part, means(sums[p])])) as Record<
    P,
    Float32Array[]
  >;
}
