import { SAMPLE } from '@/lib/heads/sample-texts';
import type { ModelShape } from '@/lib/trace/trace';
import type { Ask } from '../requests';
import { Tensor } from './tensor';

/** What the parts of a model give on average. */
export interface MeanOutputs {
  /** [L, H, d] */
  readonly headOutput: Tensor;
  /** [L, D] */
  readonly mlpOutput: Tensor;
}

/** Returns the means over all tokens of the notebook's sample of sentences. */
export async function meanOutputs(
  ask: Ask,
  idsOf: (text: string) => Promise<readonly number[]>,
  { layers, heads, width }: ModelShape,
): Promise<MeanOutputs> {
  const depth = width / heads;
  const [ofHeads, ofMlps] = [new Float64Array(layers * width), new Float64Array(layers * width)];
  let count = 0;
  for (const text of SAMPLE) {
    const ids = await idsOf(text);
    const { headOutput, mlpOutput } = await ask('inspect', {
      ids,
      parts: ['headOutput', 'mlpOutput'],
    });
    if (!headOutput || !mlpOutput) throw new Error('This model’s file does not show its parts.');
    count += ids.length;
    for (let l = 0; l < layers; l++) {
      // Heads come as [H, T, d], MLPs as [T, D].
      for (const [i, x] of headOutput[l]?.entries() ?? []) {
        const at = l * width + Math.floor(i / (ids.length * depth)) * depth + (i % depth);
        ofHeads[at] = (ofHeads[at] as number) + x;
      }
      for (const [i, x] of mlpOutput[l]?.entries() ?? []) {
        const at = l * width + (i % width);
        ofMlps[at] = (ofMlps[at] as number) + x;
      }
    }
  }
  const mean = (sums: Float64Array) => Float32Array.from(sums, (sum) => sum / count);
  return {
    headOutput: new Tensor(mean(ofHeads), [layers, heads, depth], { label: 'mean head output' }),
    mlpOutput: new Tensor(mean(ofMlps), [layers, width], { label: 'mean MLP output' }),
  };
}
