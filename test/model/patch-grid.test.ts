import { beforeAll, describe, expect, test } from 'vitest';
import { CachedModel } from '@/lib/engine/graph/cached-model';
import { measureEdits } from '@/lib/engine/graph/edited-passes';
import { type TaskModel, UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { forwardPass } from '@/lib/engine/tasks/inspect';
import type { PatchGridRequest } from '@/lib/engine/tasks/patch-grid';
import { references } from '../fixtures/circuits/references';
import { openStorybook } from '../support/storybook';
import { distance } from './storybook-support';

const { patches } = references;
const { clean: cleanIds, changed: corruptedIds, answerIds } = patches;
const T = cleanIds.length;
let opened: TaskModel;
beforeAll(async () => {
  opened = await openStorybook();
});

const ask = (more: Partial<PatchGridRequest> = {}, model = opened) =>
  performTask('patchGrid', model, { cleanIds, corruptedIds, answerIds, ...more }, UNHURRIED);

/** The model with a change to what was added to its file. */
function changed(change: object): TaskModel {
  const { graph } = opened.model;
  const model = new CachedModel({ ...graph, added: { ...graph.added, ...change } });
  return { ...opened, model };
}

describe('on storybook, as in PyTorch', () => {
  test('every row of the stream by itself brings back as much of the difference', async () => {
    const grid = await ask();
    expect([grid.patched, grid.columns]).toEqual(['stream', T]);
    expect(Math.abs(grid.clean - patches.cleanDifference)).toBeLessThan(1e-3);
    expect(Math.abs(grid.corrupted - patches.changedDifference)).toBeLessThan(1e-3);
    expect(distance(grid.differences, patches.stream.flat())).toBeLessThan(1e-3);
  });

  test('every head by itself, at all positions and at the last one', async () => {
    const all = await ask({ patched: 'heads' });
    expect(all.columns).toBe(opened.model.graph.shape.heads);
    expect(distance(all.differences, patches.heads.flat())).toBeLessThan(1e-3);
    const last = await ask({ patched: 'heads', position: T - 1 });
    expect(distance(last.differences, patches.headsAtLast.flat())).toBeLessThan(1e-3);
    expect(distance(all.differences, last.differences)).toBeGreaterThan(1e-3);
  });
});

test('a text patched into itself keeps its difference', async () => {
  for (const patched of ['stream', 'heads'] as const) {
    const grid = await ask({ corruptedIds: cleanIds, patched });
    expect(grid.corrupted).toBe(grid.clean);
    const most = Math.max(...grid.differences.map((x) => Math.abs(x - grid.clean)));
    // The tokens before the change are read by themselves, and a pass behind others rounds otherwise.
    expect(most).toBeLessThan(1e-5);
  }
});

test('the token that differs brings all back at the first layer, and no other does', async () => {
  const { recovered } = await ask();
  const first = recovered.subarray(0, T);
  for (const [t, share] of first.entries()) {
    expect(share).toBeCloseTo(cleanIds[t] === corruptedIds[t] ? 0 : 1, 3);
  }
});

test('cells in one pass are as cells in passes of their own', async () => {
  const apart = await ask({}, changed({ rowsApart: false }));
  expect(distance((await ask()).differences, apart.differences)).toBeLessThan(1e-5);
});

test('cells that are chosen are as in the whole grid, and the others are not tried', async () => {
  const cells = [
    [0, 0],
    [3, T - 1],
    [1, 2],
  ] as const;
  const [whole, some] = [await ask(), await ask({ cells })];
  const tried = new Set(cells.map(([layer, column]) => layer * T + column));
  for (const [i, difference] of some.differences.entries()) {
    if (tried.has(i)) expect(difference).toBeCloseTo(whole.differences[i] ?? 0, 4);
    else expect(difference).toBeNaN();
  }
  expect([...some.recovered.keys()].filter((i) => !Number.isNaN(some.recovered[i]))).toEqual(
    [...tried].sort((a, b) => a - b),
  );
});

test('texts of different lengths are refused, with both lengths', async () => {
  const refused = ask({ corruptedIds: corruptedIds.slice(1) });
  await expect(refused).rejects.toMatchObject({
    code: 'unequal-lengths',
    message: expect.stringContaining(`${T} tokens, the other ${T - 1}`),
  });
});

test('a file that hides its heads has no cells for them, and says so', async () => {
  const captures = opened.model.graph.added.captures.filter((name) => !/^head_output/.test(name));
  const refused = ask({ patched: 'heads' }, changed({ captures }));
  await expect(refused).rejects.toMatchObject({ code: 'unsupported-graph', message: /heads/ });
});

test('it says how far it is, and ends between two passes when it is stopped', async () => {
  const shares: number[] = [];
  const request = { cleanIds, corruptedIds, answerIds };
  const progress = (share: number) => shares.push(share);
  await performTask('patchGrid', opened, request, { between: async () => {}, progress });
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.length).toBeGreaterThan(2);

  let passes = 0;
  const between = async () => {
    if (++passes === 4) throw new Error('stopped');
  };
  const stopped = performTask('patchGrid', opened, request, { between, progress: () => {} });
  await expect(stopped).rejects.toThrow('stopped');
});

test('changes in any order of positions, of one or several, have the numbers of a pass each', async () => {
  const { graph } = opened.model;
  const ids = opened.tokenize('Once upon a time there was a king who had three sons');
  const { layers, width } = graph.shape;
  const vector = Float32Array.from({ length: width }, (_, i) => Math.sin(i));
  const at = (layer: number, position?: number) => ({
    ...{ layer, vector, adds: true },
    ...(position === undefined ? {} : { position }),
  });
  const last = ids.length - 1;
  const changes = [
    [at(2, last)],
    [at(1)],
    [],
    [at(0, 4), at(layers, last)],
    ...Array.from({ length: 20 }, (_, i) => [at(i % layers, (i * 5) % ids.length)]),
  ];
  let measured = 0;
  const found = await measureEdits(graph, ids, changes, UNHURRIED, (logits) => {
    measured++;
    return logits;
  });
  expect(measured).toBe(changes.length);
  expect(found).toHaveLength(changes.length);
  for (const [index, edits] of changes.entries()) {
    const request = { ids, edits, parts: ['lastLogits' as const] };
    const { lastLogits } = await forwardPass(opened, request);
    const apart = Math.max(...lastLogits.map((x, i) => Math.abs(x - (found[index]?.[i] ?? 99))));
    expect(apart).toBeLessThan(1e-4);
  }
  const moved = (index: number) => Math.abs((found[index]?.[9] ?? 0) - (found[2]?.[9] ?? 0));
  expect(moved(0)).toBeGreaterThan(1e-2);
});
