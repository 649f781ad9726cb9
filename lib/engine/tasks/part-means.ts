import { SAMPLE } from '@/lib/heads/sample-texts';
import type { TaskModel } from '../task';
import { forwardPass } from './inspect';
import { hides, NEEDED } from './ledger';

/** Parts with D numbers a token and layer, whose means take their place in experiments. */
export type MeanPart = 'headOutput' | 'mlpOutput';

type Means<P extends MeanPart> = Readonly<Record<P, readonly Float32Array[]>>;

/** The means of each model over the sample, which never change. */
const known = new WeakMap<object, Partial<Record<MeanPart, readonly Float32Array[]>>>();

/**
 * Returns the means of parts over the notebook's sample of sentences, as `partMeans` does; each is
 * taken once for a model, and kept.
 *
 * @throws EngineFailure 'unsupported-graph' where the model's file hides a part
 */
export async function sampleMeans<P extends MeanPart>(
  opened: TaskModel,
  parts: readonly P[],
  between: () => Promise<void>,
): Promise<Means<P>> {
  const means = known.get(opened.model) ?? {};
  known.set(opened.model, means);
  const missing = parts.filter((part) => !means[part]);
  if (missing.length > 0) {
    const texts = SAMPLE.map((text) => opened.tokenize(text));
    Object.assign(means, await partMeans(opened, texts, missing, between));
  }
  return means as Means<P>;
}

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
): Promise<Means<P>> {
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
