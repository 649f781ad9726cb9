import { asContinuation } from '@/lib/generation/continuation';
import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import type { Task, TaskModel } from '../task';
import { forwardPass } from './inspect';

export interface GuessRequest {
  /** The text whose next word is guessed. */
  readonly prompt: string;
  /** The guess; '' for none. */
  readonly word: string;
  /** How many of the likeliest tokens to name. */
  readonly top: number;
}

/** A guess as the model sees it: one or more tokens, one after another. */
export interface ScoredGuess {
  readonly ids: readonly number[];
  /** Of each token, given the text and the tokens of the guess before it: 0..1. */
  readonly probabilities: readonly number[];
  /** Rank of the first token among the whole vocabulary, 0 for the likeliest. */
  readonly rank: number;
}

/** The fewest tokens, likeliest first, whose shares reach a limit, and what they have together. */
export interface Nucleus {
  readonly count: number;
  /** 0..1 */
  readonly share: number;
}

export interface GuessResult {
  /** The tokens that were read: the last of the text where it has many. */
  readonly ids: readonly number[];
  readonly vocabulary: number;
  /** The likeliest tokens, and their probabilities, 0..1. */
  readonly topIds: readonly number[];
  readonly topProbabilities: readonly number[];
  /** The fewest tokens that together have at least half of the probability. */
  readonly half: number;
  /** What top-p sampling keeps at p = 0.9. */
  readonly nucleus: Nucleus;
  /** Absent where there was no guess. */
  readonly guess?: ScoredGuess;
}

/** The most tokens of a text that are read, and the most of a guess that are scored. */
const MOST_READ = 64;
const MOST_SCORED = 12;

/** How likely the model finds a guess of the next word, among everything that may come. */
export const guess: Task<GuessRequest, GuessResult> = async (opened, request, context) => {
  const { prompt, word, top } = request;
  await context.between();
  const found = opened.tokenize(prompt);
  const ids = (found.length > 0 ? found : [opened.beginId]).slice(-MOST_READ);
  const { lastLogits } = await forwardPass(opened, { ids, parts: ['lastLogits'] });
  const probabilities = softmax(lastLogits);
  const topIds = topK(probabilities, top);
  const result: GuessResult = {
    ids,
    vocabulary: probabilities.length,
    topIds,
    topProbabilities: topIds.map((id) => probabilities[id] ?? 0),
    half: nucleusOf(probabilities, 0.5).count,
    nucleus: nucleusOf(probabilities, 0.9),
  };
  const guessed = opened.tokenize(asContinuation(prompt, word)).slice(0, MOST_SCORED);
  if (word.trim() === '' || guessed[0] === undefined) return result;
  await context.between();
  const first = probabilities[guessed[0]] ?? 0;
  const rest = guessed.length > 1 ? await followers(opened, ids, guessed) : [];
  const rank = probabilities.reduce((sum, value) => sum + (value > first ? 1 : 0), 0);
  return { ...result, guess: { ids: guessed, probabilities: [first, ...rest], rank } };
};

/** The probability of each token of `guessed` but the first, given those before it. */
async function followers(
  opened: TaskModel,
  ids: readonly number[],
  guessed: readonly number[],
): Promise<number[]> {
  const read = [...ids, ...guessed.slice(0, -1)];
  const { logits, shape } = await forwardPass(opened, { ids: read, parts: ['logits'] });
  return guessed.slice(1).map((id, at) => {
    const row = (ids.length + at) * shape.vocabulary;
    return softmax(logits.subarray(row, row + shape.vocabulary))[id] ?? 0;
  });
}

/** Returns the fewest values, largest first, that sum to `limit` or more. */
export function nucleusOf(probabilities: Float64Array, limit: number): Nucleus {
  let share = 0;
  let count = 0;
  for (const value of probabilities.slice().sort().reverse()) {
    if (share >= limit) break;
    share += value;
    count++;
  }
  return { count, share };
}
