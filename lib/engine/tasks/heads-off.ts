import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import type { HeadIndex } from '@/lib/trace/forward-pass';
import { type ProbabilityChange, probabilityChanges } from '@/lib/trace/probability-change';
import { measureEdits } from '../graph/edited-passes';
import type { Task } from '../task';
import { headReplacements, type Replacement } from './heads-replaced';
import { forwardPass } from './inspect';

export interface HeadsOffRequest {
  /** T token ids, at least one. */
  readonly ids: readonly number[];
  /** The heads that are off; none is allowed. */
  readonly headsOff: readonly HeadIndex[];
  /** What takes the place of the output of a head that is off. */
  readonly by: Replacement;
  /** How many of the likeliest tokens with all heads on to return. */
  readonly top: number;
}

/** The next token with all heads on, and with some off. */
export interface HeadsOff {
  /**
   * The likeliest tokens with all heads on, and the likeliest half as many with some off, ordered
   * by their probability with all heads on.
   */
  readonly candidates: readonly ProbabilityChange[];
}

/** The latest pass of each model with all heads on: switching does not change it. */
const intact = new WeakMap<object, { readonly text: string; readonly logits: Float32Array }>();

/** Reads a text with some heads off and compares the prediction with that of all heads. */
export const headsOff: Task<HeadsOffRequest, HeadsOff> = async (opened, request, context) => {
  const { ids, headsOff: off, top, by } = request;
  const { between } = context;
  await between();
  const text = ids.join(' ');
  const known = intact.get(opened.model);
  const logits =
    known?.text === text
      ? known.logits
      : (await forwardPass(opened, { ids, parts: ['lastLogits'] })).lastLogits;
  intact.set(opened.model, { text, logits });
  await between();
  const replaced = await headReplacements(opened, by, context);
  const edits = off.length > 0 ? [replaced(off)] : [];
  const passes = { between, progress: () => {} };
  const rows = await measureEdits(opened.model.graph, ids, edits, passes, (row) => row);
  return { candidates: compare(logits, rows[0] ?? logits, top) };
};

/** @param logits [V] */
function compare(logits: Float32Array, switched: Float32Array, top: number): ProbabilityChange[] {
  const [before, after] = [softmax(logits), softmax(switched)];
  const ids = new Set([...topK(logits, top), ...topK(switched, Math.ceil(top / 2))]);
  return probabilityChanges(ids, before, after);
}
