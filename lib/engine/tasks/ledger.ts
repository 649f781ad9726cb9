import { type Ledger, ledgerTerms, sumOfTerms } from '@/lib/block/ledger';
import { type ForwardPass, type Part, rowOf } from '@/lib/trace/forward-pass';
import { EngineFailure } from '../failure';
import { headWritings } from '../graph/head-writings';
import type { Task } from '../task';
import { forwardPass } from './inspect';

export interface LedgerRequest {
  /** T token ids, at least one. */
  readonly ids: readonly number[];
  /** The position whose next token is explained, from 0; the last one by default. */
  readonly position?: number;
  /** The token to explain, and the one to compare it with. */
  readonly answerIds: readonly [number, number];
}

/** Parts that a ledger is made of, and what readers call them where a file hides them. */
const NEEDED = {
  headOutput: 'the outputs of its heads',
  residualMid: 'what its attention writes',
  mlpOutput: 'what its MLPs write',
  finalScale: 'the scale of its final layer norm',
} as const satisfies Partial<Record<Part, string>>;

/**
 * Returns why a model prefers one next token to another, as an exact sum. The tokens behind the
 * position are not read.
 *
 * @throws EngineFailure 'unsupported-graph' where the model's file hides a part of the sum
 * @throws EngineFailure 'too-long' when the text has more tokens than the context
 */
export const ledger: Task<LedgerRequest, Ledger> = async (opened, request, { between }) => {
  const { position = request.ids.length - 1, answerIds } = request;
  const { graph } = opened.model;
  const { layers, heads, width } = graph.shape;
  if (position < 0 || position >= request.ids.length) {
    throw new RangeError(`position ${position} of ${request.ids.length}`);
  }
  const ids = request.ids.slice(0, position + 1);
  await between();
  const needed = Object.keys(NEEDED) as (keyof typeof NEEDED)[];
  const pass = await forwardPass(opened, {
    ids,
    parts: ['tokenEmbedding', 'positionEmbedding', 'lastLogits', ...needed],
  });
  const norm = opened.tables.norms[2 * layers];
  const hidden = needed.find((part) => !pass[part]);
  if (hidden) throw hides(NEEDED[hidden]);
  if (!norm) throw hides('the weights of its final layer norm');
  await between();
  const depth = width / heads;
  const outputs = (pass.headOutput ?? []).map((z) => headsAt(z, position, heads, depth));
  const attention = await headWritings(graph, outputs, ids[0] as number);
  const at = (matrix: Float32Array | undefined) =>
    rowOf(matrix ?? new Float32Array(), position, width);
  const [row, other] = answerIds.map((id) => opened.tables.token.row(id));
  const terms = ledgerTerms(
    {
      tokenEmbedding: at(pass.tokenEmbedding),
      positionEmbedding: at(pass.positionEmbedding),
      heads: attention.heads,
      attentionBias: attention.bias,
      mlps: (pass.mlpOutput ?? []).map(at),
    },
    {
      norm,
      scale: pass.finalScale?.[position] ?? 0,
      difference: row?.map((x, i) => x - (other?.[i] ?? 0)) ?? [],
    },
  );
  const total = differenceOf(pass, answerIds);
  return { ids, answerIds, total, ...terms, rounding: total - sumOfTerms(terms) };
};

/** [H, T, d] -> [H, d] at one position. */
function headsAt(z: Float32Array, position: number, heads: number, depth: number): Float32Array {
  const tokens = z.length / heads / depth;
  const found = new Float32Array(heads * depth);
  for (let head = 0; head < heads; head++) {
    found.set(rowOf(z, head * tokens + position, depth), head * depth);
  }
  return found;
}

const differenceOf = ({ lastLogits }: ForwardPass, [one, other]: readonly [number, number]) =>
  (lastLogits?.[one] as number) - (lastLogits?.[other] as number);

const hides = (what: string) =>
  new EngineFailure('unsupported-graph', `This model’s file does not show ${what}.`);
