import { largestDifference } from '@/lib/maths/largest-difference';
import type { Task, TaskContext, TaskModel } from '../task';
import { forwardPass } from './inspect';

export interface FutureLeakRequest {
  /** T token ids; at least two, or there is nothing before the last. */
  readonly ids: readonly number[];
}

/** How far the logits of the earlier positions move when only the last token is exchanged. */
export interface FutureLeak {
  /** With the mask: 0 where the file computes exactly. */
  readonly masked: number;
  readonly unmasked: number;
}

/**
 * Does anything of the last token reach the tokens before it? The text is read as it is and with
 * another last token, with the mask and without, and the earlier logits are compared.
 */
export const futureLeak: Task<FutureLeakRequest, FutureLeak> = (opened, { ids }, context) =>
  leakOf(opened, ids, context);

/** Returns the text with another last token. */
export const withOtherEnd = ({ beginId }: TaskModel, ids: readonly number[]): readonly number[] => [
  ...ids.slice(0, -1),
  ids.at(-1) === beginId ? 0 : beginId,
];

/**
 * Returns what `futureLeak` does.
 *
 * @param known logits [T, V], with the mask, of the text as it is and with the other end, where they were
 *   read before
 */
export async function leakOf(
  opened: TaskModel,
  ids: readonly number[],
  { between }: Pick<TaskContext<never>, 'between'>,
  known?: readonly [was: Float32Array, is: Float32Array],
): Promise<FutureLeak> {
  if (ids.length < 2) return { masked: 0, unmasked: 0 };
  const other = withOtherEnd(opened, ids);
  const earlier = (ids.length - 1) * opened.model.graph.shape.vocabulary;
  const read = async (text: readonly number[], causal: boolean) => {
    await between();
    return (await forwardPass(opened, { ids: text, parts: ['logits'], causal })).logits;
  };
  const both = async (causal: boolean) =>
    [await read(ids, causal), await read(other, causal)] as const;
  const moved = ([was, is]: readonly [Float32Array, Float32Array]) =>
    largestDifference(was.subarray(0, earlier), is);
  return { masked: moved(known ?? (await both(true))), unmasked: moved(await both(false)) };
}
