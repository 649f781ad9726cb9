import type { HeadIndex } from '@/lib/trace/forward-pass';
import type { StreamEdit } from '../graph/stream-edits';
import type { TaskContext, TaskModel } from '../task';
import { hides, NEEDED } from './ledger';
import { sampleMeans } from './part-means';

/**
 * What takes the place of the output of a head that is off: its mean over a sample of texts, which
 * keeps what the head adds whatever the text; or zeros, which do not.
 */
export type Replacement = 'mean' | 'zero';

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
  if (!added.switches.includes('head_keep')) throw hides(NEEDED.headOutput);
  const { heads, width } = shape;
  const depth = width / heads;
  const nothing = new Float32Array(depth);
  const means =
    by === 'mean' ? (await sampleMeans(opened, ['headOutput'], between)).headOutput : [];
  return (off) =>
    off.map(([layer, head]) => ({
      layer,
      head,
      vector: means[layer]?.subarray(head * depth, (head + 1) * depth) ?? nothing,
    }));
}
