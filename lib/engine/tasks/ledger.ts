import {
  type Ledger,
  type LedgerTerms,
  ledgerTerms,
  logitDifference,
  sumOfTerms,
} from '@/lib/block/ledger';
import { type ForwardPass, type Part, rowOf } from '@/lib/trace/forward-pass';
import { EngineFailure } from '../failure';
import { headOutputsAt, headWritings } from '../graph/head-writings';
import type { Task, TaskModel } from '../task';
import { forwardPass, type PassWith } from './inspect';

export interface LedgerRequest {
  /** T token ids, at least one. */
  readonly ids: readonly number[];
  /** The position whose next token is explained, from 0; the last one by default. */
  readonly position?: number;
  /** The token to explain, and the one to compare it with. */
  readonly answerIds: readonly [number, number];
}

/** Parts that a ledger is made of, and what readers call them where a file hides them. */
export const NEEDED = {
  headOutput: 'the outputs of its heads',
  residualMid: 'what its attention writes',
  mlpOutput: 'what its MLPs write',
  finalScale: 'the scale of its final layer norm',
} as const satisfies Partial<Record<Part, string>>;

/** A pass with all that a ledger needs. */
type LedgerPass = PassWith<'tokenEmbedding' | 'positionEmbedding' | 'lastLogits'> &
  Required<Pick<ForwardPass, keyof typeof NEEDED>>;

/** What goes into the stream at the last position of a text, and how it is read there. */
export interface LastPosition {
  /** The tokens that were read. */
  readonly ids: readonly number[];
  readonly logits: Float32Array;
  readonly tokenEmbedding: Float32Array;
  readonly positionEmbedding: Float32Array;
  /** [L] of [H, d] */
  readonly headOutput: readonly Float32Array[];
  /** [L] of [D] */
  readonly mlpOutput: readonly Float32Array[];
  readonly scale: number;
}

/**
 * Returns why a model prefers one next token to another, as an exact sum. The tokens behind the
 * position are not read.
 *
 * @throws EngineFailure 'unsupported-graph' where the model's file hides a part of the sum
 * @throws EngineFailure 'too-long' when the text has more tokens than the context
 */
export const ledger: Task<LedgerRequest, Ledger> = async (opened, request, { between }) => {
  const { answerIds } = request;
  await between();
  const last = lastPosition(await readParts(opened, textBefore(request)));
  await between();
  const terms = await termsOf(opened, last, answerIds);
  const total = logitDifference(last.logits, answerIds);
  return { ids: last.ids, answerIds, total, ...terms, rounding: total - sumOfTerms(terms) };
};

/** Returns the text up to the position that is asked about. */
export function textBefore({ ids, position = ids.length - 1 }: LedgerRequest): readonly number[] {
  if (position >= 0 && position < ids.length) return ids.slice(0, position + 1);
  throw new RangeError(`position ${position} of ${ids.length}`);
}

/** Returns a pass with all that a ledger needs. */
export async function readParts(opened: TaskModel, ids: readonly number[]): Promise<LedgerPass> {
  const needed = Object.keys(NEEDED) as (keyof typeof NEEDED)[];
  const parts = ['tokenEmbedding', 'positionEmbedding', 'lastLogits', ...needed] as const;
  const pass = await forwardPass(opened, { ids, parts });
  const hidden = needed.find((part) => !pass[part]);
  if (hidden) throw hides(NEEDED[hidden]);
  return pass as LedgerPass;
}

/** @param pass from `readParts` */
export function lastPosition(pass: LedgerPass): LastPosition {
  const { ids, shape, finalScale, headOutput, mlpOutput } = pass;
  const last = ids.length - 1;
  const at = (rows: Float32Array) => rowOf(rows, last, shape.width);
  return {
    ids,
    logits: pass.lastLogits,
    tokenEmbedding: at(pass.tokenEmbedding),
    positionEmbedding: at(pass.positionEmbedding),
    headOutput: headOutput.map((z) => headOutputsAt(z, last, ids.length, shape.heads)),
    mlpOutput: mlpOutput.map(at),
    scale: finalScale[last] as number,
  };
}

/** Returns the terms of what goes into the stream, for the difference of two tokens' logits. */
export async function termsOf(
  opened: TaskModel,
  last: LastPosition,
  answerIds: readonly [number, number],
): Promise<LedgerTerms> {
  const { norms, token, unembedding = token } = opened.tables;
  const norm = norms.at(-1);
  if (!norm) throw hides('the weights of its final layer norm');
  const [row = new Float32Array(), other] = answerIds.map((id) => unembedding.row(id));
  const attention = await headWritings(opened.model.graph, last.headOutput);
  return ledgerTerms(
    {
      tokenEmbedding: last.tokenEmbedding,
      positionEmbedding: last.positionEmbedding,
      heads: attention.heads,
      attentionBias: attention.bias,
      mlps: last.mlpOutput,
    },
    { norm, scale: last.scale, difference: row.map((x, i) => x - (other?.[i] ?? 0)) },
  );
}

/** Returns the failure of a task that needs what the model's file hides. */
export const hides = (what: string) =>
  new EngineFailure('unsupported-graph', `This model’s file does not show ${what}.`);
