import { SAMPLE } from '@/lib/heads/sample-texts';
import type { HeadIndex } from '@/lib/trace/forward-pass';
import type { StreamEdit } from '../graph/stream-edits';
import type { TaskContext, TaskModel } from '../task';
import { forwardPass } from './inspect';
import { hides } from './ledger';

/**
 * What takes the place of the output of a head that is off: its mean over a sample of texts, which
 * keeps what the head adds whatever the text; or zeros, which do not.
 */
export type Replacement = 'mean' | 'zero';

/** [L] of [H · d]: the means of each model, which never change. */
const known = new WeakMap<object, readonly Float32Array[]>();

/**
 * Returns what makes the changes of a pass in which some heads are off, at every position.
 *
 * @throws EngineFailure 'unsupported-graph' where the model's file hides the outputs of heads
 */
export async function headReplacements(
  opened: TaskModel,
  by: Replacement,
  { between }: Pick<TaskContext<never>, 'between'>,
): Promise<(off: readonly HeadIndex[]) => StreamEdit[]> {
  const { added, shape } = opened.model.graph;
  if (!added.switches.includes('head_keep')) throw hides('the outputs of its heads');
  const { heads, width } = shape;
  const depth = width / heads;
  const nothing = new Float32Array(depth);
  const means = by === 'mean' ? await meanOutputs(opened, between) : [];
  return (off) =>
    off.map(([layer, head]) => ({
      layer,
      head,
      vector: means[layer]?.subarray(head * depth, (head + 1) * depth) ?? nothing,
    }));
}

async function meanOutputs(
  opened: TaskModel,
  between: () => Promise<void>,
): Promise<readonly Float32Array[]> {
  const found = known.get(opened.model);
  if (found) return found;
  const { layers, heads, width } = opened.model.graph.shape;
  const depth = width / heads;
  const sums = Array.from({ length: layers }, () => new Float64Array(width));
  let count = 0;
  for (const text of SAMPLE) {
    await between();
    const ids = opened.tokenize(text);
    const { headOutput = [] } = await forwardPass(opened, { ids, parts: ['headOutput'] });
    count += ids.length;
    for (const [l, outputs] of headOutput.entries()) {
      const sum = sums[l] as Float64Array;
      // [H, T, d], added up over the tokens.
      for (const [i, value] of outputs.entries()) {
        const place = Math.floor(i / (ids.length * depth)) * depth + (i % depth);
        sum[place] = (sum[place] as number) + value;
      }
    }
  }
  const means = sums.map((sum) => Float32Array.from(sum, (value) => value / count));
  known.set(opened.model, means);
  return means;
}
