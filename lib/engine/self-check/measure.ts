import { largestDifference } from '@/lib/maths/largest-difference';
import { standardDeviation } from '@/lib/maths/standard-deviation';
import { CachedModel } from '../graph/cached-model';
import { type TaskModel, UNHURRIED } from '../task';
import { leakOf, withOtherEnd } from '../tasks/future-leak';
import { forwardPass } from '../tasks/inspect';
import { larger } from './compare';

/** What can be measured of any GPT-2, whose answers nobody knows beforehand. */
export interface Measurements {
  /** Logits that were looked at, and those that are not finite numbers. */
  readonly logits: number;
  readonly notFinite: number;
  /** Standard deviation of the logits after a text, the smaller of two texts. */
  readonly spread: number;
  /** The largest difference of a logit after two texts, which differ in their last token. */
  readonly betweenTexts: number;
  /** How far the sum of an attention row is from 1 at most, of all rows of all heads. */
  readonly rowSum: number;
  /** How far another last token moves the logits before it, with the causal mask and without. */
  readonly leak: { readonly masked: number; readonly unmasked: number };
  /** How far the last logits are apart, the last two tokens read one by one and all in one pass. */
  readonly stepped: number;
}

/** Tokens of the texts; fewer where the context is shorter. */
const LENGTH = 8;

/** Tokens that are read one by one, after what the cache holds of those before. */
const STEPS = 2;

/**
 * Measures a model on a text of tokens that are spread over its vocabulary, and on the same with another
 * end.
 */
export async function measure(opened: TaskModel): Promise<Measurements> {
  const { vocabulary, context } = opened.model.graph.shape;
  const length = Math.min(LENGTH, context);
  const ids = Array.from({ length }, (_, i) => Math.floor(((i + 0.25) * vocabulary) / length));
  const read = async (of: readonly number[]) => {
    const parts = ['attention', 'logits'] as const;
    const { attention, logits } = await forwardPass(opened, { ids: of, parts });
    return { attention, logits, last: logits.slice(-vocabulary) };
  };
  const [one, other] = [await read(ids), await read(withOtherEnd(opened, ids))];
  const model = new CachedModel(opened.model.graph);
  const path = await model.read({ ids, promptLength: Math.max(1, length - STEPS) });
  model.release();
  return {
    logits: one.logits.length + other.logits.length,
    notFinite: [one, other].reduce((sum, { logits }) => sum + countNotFinite(logits), 0),
    spread: Math.min(standardDeviation(one.last), standardDeviation(other.last)),
    betweenTexts: largestDifference(one.last, other.last),
    rowSum: Math.max(
      0,
      ...[...one.attention, ...other.attention].map((map) => fromOne(map, length)),
    ),
    leak: await leakOf(opened, ids, UNHURRIED, [one.logits, other.logits]),
    stepped: largestDifference(one.last, path.at(-1)?.logits.at(-1) ?? new Float32Array()),
  };
}

/** What is wrong with a model, in half a sentence; undefined where nothing is. */
export function faultIn(found: Measurements, rowsApart: boolean): string | undefined {
  const { notFinite, spread, betweenTexts, rowSum, leak, stepped } = found;
  if (notFinite > 0) return 'its logits are not numbers';
  if (spread === 0) return 'its logits are all the same';
  if (betweenTexts === 0) return 'it gives two texts the same answer';
  if (!(rowSum < ROW_SUM))
    return `the attention of a token adds up to 1 ± ${rowSum.toPrecision(2)}`;
  // Where activations are rounded on one scale for a whole text, both move: that is shown.
  if (!rowsApart) return undefined;
  const moved = (logits: number) => `${(logits / spread).toPrecision(2)} times their spread`;
  if (!(leak.masked < APART * spread)) {
    return `a later token moves the logits before it by ${moved(leak.masked)}`;
  }
  if (!(stepped < APART * spread)) {
    return `its last tokens read one by one, the logits differ from those of one pass by ${moved(stepped)}`;
  }
  return undefined;
}

/** The largest deviation of a row's sum that 16-bit numbers explain. */
const ROW_SUM = 0.01;

/** As much of the logits' spread as 16-bit numbers explain. */
const APART = 0.1;

const countNotFinite = (values: Float32Array) =>
  values.reduce((count, value) => count + (Number.isFinite(value) ? 0 : 1), 0);

/** @param map [H, T, T] */
function fromOne(map: Float32Array, length: number): number {
  let most = 0;
  for (let row = 0; row < map.length; row += length) {
    const sum = map.subarray(row, row + length).reduce((total, weight) => total + weight, 0);
    most = larger(most, sum, 1);
  }
  return most;
}
