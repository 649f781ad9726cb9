import { type Task, UNHURRIED } from '../task';
import { surprise } from './surprise';

export interface FalseTwinsRequest {
  /** A true sentence, and one that differs in a few words and is false. */
  readonly pairs: readonly { readonly right: string; readonly wrong: string }[];
}

/** How much likelier than the other each sentence of a pair is, as a whole. */
export interface FalseTwins {
  /** One a pair: the share of the false one in the probability of both, 0..1. */
  readonly shares: readonly number[];
}

/** The most tokens of a sentence that are read. */
const MOST = 64;

/** Reads each sentence by itself, from the mark for the start of a text, and compares the two. */
export const falseTwins: Task<FalseTwinsRequest, FalseTwins> = async (
  opened,
  { pairs },
  { between },
) => {
  const logProbability = async (text: string) => {
    const read = await surprise(opened, { text, most: MOST }, { ...UNHURRIED, between });
    return read.logProbabilities.reduce((sum, value) => sum + value, 0);
  };
  const shares: number[] = [];
  for (const { right, wrong } of pairs) {
    const difference = (await logProbability(right)) - (await logProbability(wrong));
    shares.push(1 / (1 + Math.exp(difference)));
  }
  return { shares };
};
