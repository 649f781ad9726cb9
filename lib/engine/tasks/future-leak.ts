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

/**
 * Returns what `futureLeak` does.
 *
 * @param known logits [T, V] of the text as it is, with the mask, where it was read before
 */
export async function leakOf(
  opened: TaskModel,
  ids: readonly number[],
  { between }: Pick<TaskContext<never>, 'between'>,
  known?: Float32Array,
): Promise<FutureLeak> {
  if (ids.length < 2) return { masked: 0, unmasked: 0 };
  const other = [...ids.slice(0, -1), ids.at(-1) === opened.beginId ? 0 : opened.beginId];
  const earlier = (ids.length - 1) * opened.model.graph.shape.vocabulary;
  const read = async (text: readonly number[], causal: boolean) => {
    await between();
    const seen = causal && text === ids ? known : undefined;
    const { logits } = seen
      ? { logits: seen }
      : await forwardPass(opened, { ids: text, parts: ['logits'], causal });
    return (logits ?? new Float32Array()).subarray(0, earlier);
  };
  const moved = async (causal: boolean) => {
    const [was, is] = [await read(ids, causal), await read(other, causal)];
    let most = 0;
    // Of GPT-2 some 350,000: an iterator would take as long as a pass.
    for (let i = 0; i < was.length; i++) {
      most = Math.max(most, Math.abs((was[i] as number) - (is[i] as number)));
    }
    return most;
  };
  return { masked: await moved(true), unmasked: await moved(false) };
}
