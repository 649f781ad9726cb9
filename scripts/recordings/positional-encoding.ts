import { UNHURRIED } from '@/lib/engine/task';
import { inspect } from '@/lib/engine/tasks/inspect';
import { type PositionTable, positions } from '@/lib/engine/tasks/positions';
import { reorder } from '@/lib/engine/tasks/reorder';
import { meanAt } from '@/lib/maths/mean-at';
import { standardDeviation } from '@/lib/maths/standard-deviation';
import { toBase64 } from '@/lib/trace/base64';
import { rowOf } from '@/lib/trace/forward-pass';
import { packFloats } from '@/lib/trace/packing';
import type { NodeModel } from '../node-model';
import { type RecordedFigure, SENTENCE } from './recorded-figure';

const folder = new URL('../../components/chapters/positional-encoding/recorded/', import.meta.url);

/** Rows and columns of a map before a model is there. */
const SAMPLED = 44;
/** Points of a curve. */
const POINTS = 128;

const half = (values: Float32Array) => packFloats(values, 16);
const sampled = (count: number) =>
  Array.from({ length: SAMPLED }, (_, i) => Math.floor((i * count) / SAMPLED));

/** The figures of the chapter on positions. */
export const positionalEncoding: readonly RecordedFigure[] = [
  { file: new URL('word-order.json', folder), make: wordOrder },
  { file: new URL('sum.json', folder), make: sum },
  { file: new URL('table.json', folder), make: table },
];

/** The notebook's sentence as written, and with all tokens but the last backwards. */
async function wordOrder(opened: NodeModel) {
  const ids = opened.tokenize(SENTENCE);
  const order = [...ids.keys()]
    .slice(0, -1)
    .reverse()
    .concat(ids.length - 1);
  const shifts = await reorder(opened, { ids, order, top: 6 }, UNHURRIED);
  const named = new Set([...ids, ...shifts.flatMap((s) => s.candidates.map(({ id }) => id))]);
  const tokens = [...named].map((id) => {
    const { bytes, special } = opened.vocabulary.token(id);
    return { id, bytes: toBase64(bytes), special };
  });
  return { ids, order, shifts, tokens };
}

/** The last token of the sentence: its embedding, its position's, and what enters block 1. */
async function sum(opened: NodeModel) {
  const ids = opened.tokenize(SENTENCE);
  const at = ids.length - 1;
  const parts = ['tokenEmbedding', 'positionEmbedding', 'residual'] as const;
  const found = await inspect(opened, { ids, parts }, UNHURRIED);
  const row = (matrix: Float32Array | undefined) =>
    packFloats(rowOf(matrix ?? new Float32Array(), at, found.shape.width).slice());
  return {
    width: found.shape.width,
    at,
    token: row(found.tokenEmbedding),
    position: row(found.positionEmbedding),
    residual: row(found.residual?.[0]),
  };
}

/** The position table: every so many rows and columns of it, and of its cosines, and its curve. */
async function table(opened: NodeModel) {
  const learned = await positions(opened, { source: 'learned' }, UNHURRIED);
  const formula = await positions(opened, { source: 'sinusoidal' }, UNHURRIED);
  const { rows, width } = learned;
  const cell = (values: Float32Array, columns: number) =>
    Float32Array.from(
      sampled(rows).flatMap((row) => sampled(columns).map((c) => values[row * columns + c] ?? 0)),
    );
  const marked = Math.floor(rows / 4);
  return {
    rows,
    width,
    sampled: SAMPLED,
    spread: standardDeviation(learned.table),
    table: half(cell(learned.table, width)),
    similarity: half(cell(learned.similarity, rows)),
    marked,
    averages: averages(learned),
    profile: half(rowOf(learned.similarity, marked, rows).slice()),
    curves: { every: rows / POINTS, learned: curve(learned), sinusoidal: curve(formula) },
  };
}

function curve({ rows, scores, explained }: PositionTable) {
  const every = rows / POINTS;
  const points = scores.filter((_, i) => Math.floor(i / 3) % every === 0);
  return { explained: [...explained], points: half(points) };
}

/** The mean cosine of rows that are next to each other, an eighth, and a half of the table apart. */
function averages({ similarity, rows }: PositionTable) {
  return [1, rows / 8, rows / 2].map((distance) => meanAt(similarity, rows, Math.floor(distance)));
}
