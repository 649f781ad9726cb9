import { softmax } from '@/lib/maths/softmax';
import { totalVariation } from '@/lib/maths/total-variation';
import type { Task, TaskModel } from '../task';
import { forwardPass } from './inspect';

export interface ExchangedTokenRequest {
  readonly text: string;
  /** Places whose token is exchanged, from 0. */
  readonly positions: readonly number[];
  /** What is put there instead, one after another; the first token of each counts. */
  readonly others: readonly string[];
}

/** What one place of a text gets of the attention, and what its token does to the prediction. */
export interface ExchangedToken {
  readonly position: number;
  /** The share of the last row that it gets, on average over all heads, 0..1. */
  readonly looked: number;
  /** The same with other tokens in its place, on average over them, 0..1. */
  readonly lookedAtOther: number;
  /** The share of probability that moves with another token there, on average over them, 0..1. */
  readonly moved: number;
}

export interface ExchangedTokens {
  /** T token ids. */
  readonly ids: readonly number[];
  readonly places: readonly ExchangedToken[];
}

interface Look {
  /** [T]: the average last row. */
  readonly row: Float64Array;
  /** [V] */
  readonly probabilities: Float64Array;
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Exchanges one token at a time, and compares where the heads look with what that does. */
export const exchangedToken: Task<ExchangedTokenRequest, ExchangedTokens> = async (
  opened,
  { text, positions, others },
  { between },
) => {
  const ids = opened.tokenize(text);
  const otherIds = others.flatMap((word) => opened.tokenize(word)[0] ?? []);
  await between();
  const asWritten = await lookAt(opened, ids);
  const places: ExchangedToken[] = [];
  for (const position of positions) {
    const looks: Look[] = [];
    for (const other of otherIds.filter((id) => id !== ids[position])) {
      await between();
      looks.push(await lookAt(opened, ids.with(position, other)));
    }
    places.push({
      position,
      looked: asWritten.row[position] ?? 0,
      lookedAtOther: mean(looks.map(({ row }) => row[position] ?? 0)),
      moved: mean(
        looks.map(({ probabilities }) => totalVariation(asWritten.probabilities, probabilities)),
      ),
    });
  }
  return { ids, places };
};

async function lookAt(opened: TaskModel, ids: readonly number[]): Promise<Look> {
  const parts = ['attention', 'lastLogits'] as const;
  const { attention, lastLogits, shape } = await forwardPass(opened, { ids, parts });
  const row = new Float64Array(ids.length);
  const size = ids.length;
  for (const weights of attention) {
    for (let head = 0; head < shape.heads; head++) {
      const start = (head * size + size - 1) * size;
      for (let k = 0; k < size; k++) {
        row[k] = (row[k] ?? 0) + (weights[start + k] ?? 0) / (shape.layers * shape.heads);
      }
    }
  }
  return { row, probabilities: softmax(lastLogits) };
}
