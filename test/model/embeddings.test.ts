import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { neighbourhood } from '@/lib/engine/tasks/neighbours';
import { cosine } from '@/lib/maths/cosine';
import { pca } from '@/lib/maths/pca';
import { emptyUnitTable, ownRow, setRow } from '@/lib/maths/unit-table';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';

interface Nearest {
  ids: number[];
  cosines: number[];
}
interface Principal {
  ids: number[];
  places: number[][];
  explained: number[];
}
interface Fixture {
  words: (Nearest & { id: number })[];
  sums: { ids: [number, number, number]; nearest: Nearest }[];
  map: Principal;
  neighbourhoods: {
    request: { count: number; among: number; named: number };
    groups: { size: number; ids: number[] }[];
  };
  axis: {
    fromId: number;
    toId: number;
    ids: number[];
    places: number[];
    lowIds: number[];
    highIds: number[];
  };
  formula: { shape: [number, number]; nearest: Nearest & { id: number }; map: Principal };
}

let numpy: Fixture;
let opened: NodeModel;
beforeAll(async () => {
  const file = new URL('../fixtures/embeddings/numpy.json', import.meta.url);
  numpy = JSON.parse(await readFile(file, 'utf8'));
  opened = await openStorybook();
});

function expectNearest(found: { ids: readonly number[]; cosines: readonly number[] }, by: Nearest) {
  expect(found.ids).toEqual(by.ids);
  for (const [i, value] of found.cosines.entries()) expect(value).toBeCloseTo(by.cosines[i]!, 5);
}

/** Places agree up to a small part of the map's own size, and up to each component's sign. */
function expectMap(places: Float32Array, by: Principal) {
  const size = Math.max(...by.places.flat().map(Math.abs));
  for (let c = 0; c < 3; c++) {
    const own = by.ids.map((id) => places[id * 3 + c]!);
    const theirs = by.places.map((place) => place[c]!);
    expect(Math.abs(cosine(own, theirs))).toBeGreaterThan(0.9999);
    for (const [i, x] of own.entries()) {
      expect(Math.abs(x - theirs[i]!) / size).toBeLessThan(0.02);
    }
  }
}

test('nearest tokens and their cosines are NumPy’s', async () => {
  const sums = numpy.words.map(({ id }) => [{ id, weight: 1 }]);
  const request = { sums, top: 10, bins: 100 };
  const found = await performTask('neighbours', opened, request, UNHURRIED);
  for (const [i, word] of numpy.words.entries()) {
    expectNearest(found[i]!, word);
    expect(found[i]!.ids[0]).toBe(word.id);
    expect(found[i]!.cosines[0]).toBeCloseTo(1, 6);
    const all = found[i]!.counts.reduce((sum, n) => sum + n, 0);
    expect(all).toBe(opened.tables.token.rows);
  }
});

test('so are those of a − b + c', async () => {
  const sums = numpy.sums.map(({ ids: [a, b, c] }) => [
    { id: a, weight: 1 },
    { id: b, weight: -1 },
    { id: c, weight: 1 },
  ]);
  const found = await performTask('neighbours', opened, { sums, top: 10 }, UNHURRIED);
  for (const [i, { nearest }] of numpy.sums.entries()) expectNearest(found[i]!, nearest);
});

test('the map of the vocabulary is NumPy’s SVD of the table', async () => {
  const shares: number[] = [];
  const context = { between: async () => {}, progress: (share: number) => shares.push(share) };
  const map = await performTask('vocabularyMap', opened, { components: 3, ends: 4 }, context);
  expect(map.places).toHaveLength(opened.tables.token.rows * 3);
  expectMap(map.places, numpy.map);
  for (const [c, share] of map.explained.entries()) {
    expect(share).toBeCloseTo(numpy.map.explained[c]!, 5);
  }
  for (const share of shares) {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThan(1);
  }
});

test('the ends of a direction are the tokens that lie farthest along it, of the whole table', async () => {
  const ask = (onlyIds?: number[]) => {
    const request = { components: 3, ends: 4, ...(onlyIds && { onlyIds }) };
    return performTask('vocabularyMap', opened, request, UNHURRIED);
  };
  const [all, few] = [await ask(), await ask([9, 300, 7])];
  for (const [c, { lowIds, highIds }] of all.ends.entries()) {
    const along = (id: number) => all.places[id * 3 + c]!;
    const order = [...all.ids].sort((a, b) => along(a) - along(b));
    expect(lowIds).toEqual(order.slice(0, 4));
    expect(highIds).toEqual(order.slice(-4).reverse());
  }
  expect(few.ends).toEqual(all.ends);
  expect(few.ids).toEqual([9, 300, 7]);
  expect(few.places).toHaveLength(9);
  for (const [i, id] of few.ids.entries()) {
    expect(few.places.slice(i * 3, i * 3 + 3)).toEqual(all.places.slice(id * 3, id * 3 + 3));
  }
});

test('the neighbourhoods of the table, and the tokens in their middles, are NumPy’s', async () => {
  const { request, groups } = numpy.neighbourhoods;
  const found = await performTask('neighbourhoods', opened, request, UNHURRIED);
  expect(found).toEqual(groups.map(({ ids, size }) => ({ ids, size })));
  const all = found.reduce((sum, { size }) => sum + size, 0);
  expect(all).toBe(opened.tables.token.rows - 256);
});

test('places on the axis between two words are NumPy’s, and the words are equally far from its middle', async () => {
  const { fromId, toId, ids, places, lowIds, highIds } = numpy.axis;
  const request = { fromId, toId, ends: 4, onlyIds: [...ids, fromId, toId] };
  const found = await performTask('wordAxis', opened, request, UNHURRIED);
  for (const [i, place] of places.entries()) expect(found.places[i]).toBeCloseTo(place, 5);
  expect(found.ends).toEqual({ lowIds, highIds });
  const [from = 0, to = 0] = found.places.slice(-2);
  expect(from).toBeCloseTo(-to, 6);
  expect(to).toBeGreaterThan(0.1);
});

test('among a few tokens the nearest are ranked by the cosines of their rows', async () => {
  const [query, ...onlyIds] = [2784, 1178, 4042, 300, 9];
  const sums = [[{ id: query!, weight: 1 }]];
  const request = { sums, top: 3, onlyIds, bins: 100 };
  const [found] = await performTask('neighbours', opened, request, UNHURRIED);
  const row = (id: number) => opened.tables.token.row(id);
  const ranked = onlyIds
    .map((id) => [id, cosine(row(query!), row(id))] as const)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3);
  expect(found!.ids).toEqual(ranked.map(([id]) => id));
  for (const [i, [, value]] of ranked.entries()) {
    expect(found!.cosines[i]).toBeCloseTo(value, 5);
  }
  expect(found!.counts.reduce((sum, n) => sum + n, 0)).toBe(4);
});

test('all of it holds for a table of GPT-2’s width', () => {
  const [rows, width] = numpy.formula.shape;
  const unit = emptyUnitTable(rows, width);
  for (let i = 0; i < rows; i++) {
    setRow(
      unit,
      i,
      Float32Array.from({ length: width }, (_, j) => formula(i + 1, j)),
    );
  }
  const { id } = numpy.formula.nearest;
  expectNearest(neighbourhood(unit, ownRow(unit, id), { top: 10 }), numpy.formula.nearest);
  const work = pca(unit, 3);
  let step = work.next();
  while (!step.done) step = work.next();
  expectMap(step.value.places, numpy.formula.map);
});

/** The table of training/fixtures/embeddings.py. */
function formula(i: number, j: number): number {
  let value = 0.5 * Math.sin(0.37 * i * (j + 1));
  for (let k = 1; k <= 5; k++) value += (6 - k) * Math.sin(0.7 * k * i) * Math.cos(0.3 * k * j + k);
  return value;
}

test('a token’s row is the file’s own, and an id outside of the table is an error', async () => {
  const { width, rows } = await performTask('embeddingRows', opened, { ids: [7, 7] }, UNHURRIED);
  expect(rows[0]).toEqual(opened.tables.token.row(7));
  expect(rows[1]).toHaveLength(width);
  await expect(
    performTask('embeddingRows', opened, { ids: [opened.tables.token.rows] }, UNHURRIED),
  ).rejects.toThrow(RangeError);
});

test('a map that nobody waits for any more ends between two steps', async () => {
  let looks = 0;
  const between = async () => {
    if (++looks === 4) throw new Error('stopped');
  };
  const request = { components: 3, ends: 4 };
  const asked = performTask('vocabularyMap', opened, request, { between, progress() {} });
  await expect(asked).rejects.toThrow('stopped');
});
