import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import type { Task, TaskModel } from '../task';
import { nucleusOf } from './guess';
import { forwardPass, type InspectRequest } from './inspect';

export interface ChancesRequest {
  /** What is read, each by itself, and the word that is watched; its first token counts. */
  readonly places: readonly { readonly text: string; readonly word: string }[];
}

/** How likely a word is after a text, among everything that may come. */
export interface Chance {
  /** T token ids. */
  readonly ids: readonly number[];
  readonly targetId: number;
  /** 0..1 */
  readonly probability: number;
  /** 0 for the likeliest token. */
  readonly rank: number;
  readonly likeliestId: number;
  /** 0..1 */
  readonly likeliest: number;
  /** Tokens whose probability is above 0. */
  readonly possible: number;
  /** The fewest tokens that together have 90% of the probability. */
  readonly most: number;
}

/** What the fewest tokens have to reach together. */
const MOST = 0.9;

/** Reads texts one after another, nothing cached, and says how likely a word is after each. */
export const chances: Task<ChancesRequest, readonly Chance[]> = async (
  opened,
  { places },
  { between },
) => {
  const found: Chance[] = [];
  for (const { text, word } of places) {
    await between();
    found.push((await readChance(opened, text, word)).chance);
  }
  return found;
};

/**
 * Returns the ids of a text, and the first token that a word adds to it.
 *
 * @throws RangeError for a word that adds no token to the text
 */
export function tokenAfter(opened: TaskModel, text: string, word: string) {
  const ids = opened.tokenize(text);
  const targetId = opened.tokenize(text + word)[ids.length];
  if (targetId === undefined) throw new RangeError(`“${word}” adds no token to the text`);
  return { ids, targetId };
}

/**
 * Reads a text in one pass, and returns how likely a word is after it, with the logits [V].
 *
 * @throws RangeError for a word that adds no token to the text
 */
export async function readChance(
  opened: TaskModel,
  text: string,
  word: string,
  switches: Pick<InspectRequest, 'headsOff'> = {},
): Promise<{ readonly chance: Chance; readonly logits: Float32Array }> {
  const { ids, targetId } = tokenAfter(opened, text, word);
  const request = { ids, parts: ['lastLogits'] as const, ...switches };
  const { lastLogits: logits } = await forwardPass(opened, request);
  const probabilities = softmax(logits);
  const probability = probabilities[targetId] ?? 0;
  const [likeliestId = 0] = topK(logits, 1);
  const count = (holds: (p: number) => boolean) =>
    probabilities.reduce((sum, p) => sum + Number(holds(p)), 0);
  const chance: Chance = {
    ids,
    targetId,
    probability,
    rank: count((p) => p > probability),
    likeliestId,
    likeliest: probabilities[likeliestId] ?? 0,
    possible: count((p) => p > 0),
    most: nucleusOf(probabilities, MOST).count,
  };
  return { chance, logits };
}
