import { ANALOGIES, NEAREST_OF, SPELLINGS } from '@/components/chapters/embeddings/sums';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { cosine } from '@/lib/maths/cosine';
import { BytePairs } from '@/lib/tokenizer/byte-pairs';
import { piecesOf } from '@/lib/tokenizer/pieces';
import { packFloats } from '@/lib/trace/packing';
import type { NodeModel } from '../node-model';
import { type RecordedFigure, SENTENCE } from './recorded-figure';

/** Points of the still map: as many as show its form. */
const POINTS = 420;
/** Single bytes come first in the vocabulary, then what was merged, the most frequent first. */
const FIRST_MERGE = 256;

/** Everything that the chapter's figures show before a model is there. */
async function make(opened: NodeModel) {
  const { vocabulary, tables } = opened;
  const named = new Set<number>();
  const size = tables.token.rows;
  const tokens = Array.from({ length: size }, (_, id) => vocabulary.token(id));
  const pairs = new BytePairs(tokens.filter(({ special }) => !special));
  for (const piece of [SENTENCE, ...SPELLINGS].flatMap(piecesOf)) {
    const { bytes, merges } = pairs.join(piece);
    for (const id of [...bytes, ...merges.map(({ made }) => made)]) named.add(id);
  }
  const single = (text: string) => {
    const [id, more] = opened.tokenize(text);
    return id !== undefined && more === undefined ? id : undefined;
  };

  const ids = opened.tokenize(SENTENCE);
  const run = async (sums: { id: number; weight: number }[][], top: number) => {
    const found = await performTask('neighbours', opened, { sums, top }, UNHURRIED);
    for (const each of found) for (const id of each.ids) named.add(id);
    return found;
  };
  const own = await run(
    ids.map((id) => [{ id, weight: 1 }]),
    11,
  );
  const analogies = ANALOGIES.flatMap(({ a, b, c, hoped }) => {
    const [x, y, z, w] = [a, b, c, hoped].map(single);
    if (x === undefined || y === undefined || z === undefined || w === undefined) return [];
    for (const id of [x, y, z, w]) named.add(id);
    return [[x, y, z, w] as const];
  });
  const sums = await run(
    analogies.map(([a, b, c]) => [
      { id: a, weight: 1 },
      { id: b, weight: -1 },
      { id: c, weight: 1 },
    ]),
    10,
  );

  const last = own.at(-1);
  const pair = [last?.ids[0] ?? 0, last?.ids[1] ?? 0];
  const { rows } = await performTask('embeddingRows', opened, { ids: pair }, UNHURRIED);
  const [two, ...others] = NEAREST_OF.map(single).map((id) => tables.token.row(id ?? 0));

  const map = await performTask('vocabularyMap', opened, { components: 3 }, UNHURRIED);
  const points = [...new Set([...ids, ...range(FIRST_MERGE, POINTS)])].sort((a, b) => a - b);
  for (const id of points) named.add(id);
  const along = (c: number) => points.map((id) => map.places[id * 3 + c] ?? 0);
  const order = (c: number) =>
    Array.from({ length: size }, (_, id) => id).sort(
      (p, q) => (map.places[p * 3 + c] ?? 0) - (map.places[q * 3 + c] ?? 0),
    );
  const ends = [1, 2].map((c) => {
    const sorted = order(c);
    const found = { low: sorted.slice(0, 4), high: sorted.slice(-4).reverse() };
    for (const id of [...found.low, ...found.high]) named.add(id);
    return found;
  });

  const text = (id: number) => String.fromCharCode(...vocabulary.token(id).bytes);
  return {
    model: opened.id,
    size,
    tokens: [...named].sort((a, b) => a - b).map((id) => [id, text(id)]),
    rows: { ids: pair, first: pack(rows[0]), second: pack(rows[1]) },
    own: own.map((each, i) => short(each, i === own.length - 1 ? 11 : 6)),
    histogram: last?.histogram ?? [],
    analogies,
    sums: sums.map((each) => short(each, 10)),
    sumHistogram: sums[0]?.histogram ?? [],
    nearestOf: others.map((row) => cosine(two ?? row, row)),
    map: {
      ids: points,
      across: pack(Float32Array.from(along(1))),
      up: pack(Float32Array.from(along(2))),
      explained: map.explained,
      ends,
    },
  };
}

const pack = (values: Float32Array | undefined) => packFloats(values ?? new Float32Array(), 16);
const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
const short = (
  found: { readonly ids: readonly number[]; readonly cosines: readonly number[] },
  count: number,
) => ({
  ids: found.ids.slice(0, count),
  cosines: found.cosines.slice(0, count).map((value) => Number(value.toFixed(4))),
});

export const embeddings: readonly RecordedFigure[] = [
  { file: new URL('../../components/chapters/embeddings/recorded.json', import.meta.url), make },
];
