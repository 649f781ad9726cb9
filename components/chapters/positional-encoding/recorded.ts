import type { Condition, Shift } from '@/lib/engine/tasks/reorder';
import { sinusoidalPositions } from '@/lib/maths/sinusoidal-positions';
import { cosines, emptyUnitTable, setRow } from '@/lib/maths/unit-table';
import { fromBase64 } from '@/lib/trace/base64';
import { type Packed, type Precision, unpackFloats } from '@/lib/trace/packing';
import type { Token } from '@/lib/trace/trace';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import sumFile from './recorded/sum.json';
import tableFile from './recorded/table.json';
import orderFile from './recorded/word-order.json';
import { distances, LIMIT, type PositionView, upTo } from './views';

const packed = ({ bits, base64 }: { bits: number; base64: string }): Packed => ({
  bits: bits as Precision,
  base64,
});

const tokens: readonly Token[] = orderFile.tokens.map(({ id, bytes, special }) => ({
  id,
  bytes: fromBase64(bytes),
  special,
}));
const vocabulary = sparseVocabulary(tokens);

/** The notebook's sentence backwards, under each condition. */
export const RECORDED_ORDER = {
  tokens: orderFile.ids.map((id) => vocabulary.token(id)),
  order: orderFile.order,
  shifts: orderFile.shifts.map(
    (shift): Shift => ({
      ...shift,
      condition: shift.condition as Condition,
    }),
  ),
  vocabulary,
};

const vector = (file: { bits: number; base64: string }) =>
  unpackFloats(packed(file), sumFile.width);

/** What enters block 1 at the last token of the notebook's sentence. */
export const RECORDED_SUM = {
  at: sumFile.at,
  token: vector(sumFile.token),
  position: vector(sumFile.position),
  residual: vector(sumFile.residual),
};

const { rows, width, sampled, marked, curves } = tableFile;
const square = (file: { bits: number; base64: string }) => ({
  rows: sampled,
  columns: sampled,
  values: unpackFloats(packed(file), sampled * sampled),
});
const curve = (file: { points: { bits: number; base64: string } }) => ({
  points: unpackFloats(packed(file.points), (rows / curves.every) * 3),
  every: curves.every,
});

/** The position that the figures mark at first: the one whose row of cosines is recorded. */
export const RECORDED_POSITION = marked;

const profile = unpackFloats(packed(tableFile.profile), rows);

/** The model's own table, sampled. */
export const RECORDED_LEARNED: PositionView = {
  rows,
  width,
  table: square(tableFile.table),
  tableShading: { limit: LIMIT * tableFile.spread, exponent: 1 },
  similarity: square(tableFile.similarity),
  profileOf: (row) => (row === marked ? profile : undefined),
  curve: curve(curves.learned),
  explained: curves.learned.explained,
  averages: tableFile.averages,
};

/** The formula at the same places: nothing of it needs to be recorded but its components. */
export const RECORDED_SINUSOIDAL: PositionView = sinusoidal();

function sinusoidal(): PositionView {
  const table = sinusoidalPositions(upTo(rows), width);
  const units = emptyUnitTable(rows, width);
  const row = (p: number) => table.subarray(p * width, (p + 1) * width);
  for (let p = 0; p < rows; p++) setRow(units, p, row(p));
  const at = Array.from({ length: sampled }, (_, i) => Math.floor((i * rows) / sampled));
  const columns = at.map((_, i) => Math.floor((i * width) / sampled));
  const more = Array.from({ length: upTo(sampled) }, (_, i) => Math.floor((i * rows) / sampled));
  const profiles = new Map(at.map((p) => [p, cosines(units, row(p))]));
  const first = cosines(units, row(0));
  return {
    rows,
    width,
    table: {
      rows: more.length,
      columns: sampled,
      values: Float32Array.from(more.flatMap((p) => columns.map((c) => row(p)[c] ?? 0))),
    },
    tableShading: { limit: 1, exponent: 1 },
    similarity: {
      rows: sampled,
      columns: sampled,
      values: Float32Array.from(at.flatMap((p) => at.map((q) => profiles.get(p)?.[q] ?? 0))),
    },
    profileOf: (p) => cosines(units, row(p)),
    curve: curve(curves.sinusoidal),
    explained: curves.sinusoidal.explained,
    // How alike two of its rows are depends on their distance only.
    averages: distances(rows).map((distance) => first[distance] ?? 0),
  };
}
