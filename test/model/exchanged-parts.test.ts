import { beforeAll, expect, test } from 'vitest';
import { givenBy, NAME_PAIRS, type NamePair } from '@/lib/block/text-pairs';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';
import { distance } from './storybook-support';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

function requestOf(pair: NamePair) {
  const names = NAME_PAIRS[pair];
  const [one, other] = names;
  const idOf = (name: string) => opened.tokenize(` ${name}`)[0] ?? 0;
  return {
    ids: opened.tokenize(givenBy(names, other)),
    otherIds: opened.tokenize(givenBy(names, one)),
    answerIds: [idOf(one), idOf(other)] as const,
  };
}
const ask = (request: ReturnType<typeof requestOf>) =>
  performTask('exchangedParts', opened, request, UNHURRIED);

test('both sentences have their own difference', async () => {
  const request = requestOf('mixed');
  const found = await ask(request);
  for (const [ids, difference] of [
    [request.ids, found.total],
    [request.otherIds, found.otherTotal],
  ] as const) {
    const { total } = await performTask(
      'ledger',
      opened,
      { ids, answerIds: request.answerIds },
      UNHURRIED,
    );
    expect(difference).toBeCloseTo(total, 3);
  }
});

test('a head that is exchanged does what a patch of it does', async () => {
  const { ids, otherIds, answerIds } = requestOf('mixed');
  const { total, effects } = await ask({ ids, otherIds, answerIds });
  const { differences } = await performTask(
    'patchGrid',
    opened,
    {
      ...{ cleanIds: otherIds, corruptedIds: ids, answerIds },
      ...{ patched: 'heads', position: ids.length - 1 },
    },
    UNHURRIED,
  );
  expect(
    distance(
      effects.heads,
      differences.map((difference) => total - difference),
    ),
  ).toBeLessThan(1e-3);
});

test('the claims are what the ledger has of one sentence and not of the other, at one scale', async () => {
  const { ids, otherIds, answerIds } = requestOf('mixed');
  const { claimed } = await ask({ ids, otherIds, answerIds });
  const ledger = (text: readonly number[]) =>
    performTask('ledger', opened, { ids: text, answerIds }, UNHURRIED);
  const [own, other] = [await ledger(ids), await ledger(otherIds)];
  const expected = own.heads.map(
    (term, i) => term - ((other.heads[i] ?? 0) * own.scale) / other.scale,
  );
  expect(distance(claimed.heads, expected)).toBeLessThan(1e-3);
});

test('a sentence exchanged with itself loses nothing, whatever is exchanged', async () => {
  const { ids, answerIds } = requestOf('mixed');
  const { claimed, effects, total, otherTotal } = await ask({ ids, otherIds: ids, answerIds });
  expect(otherTotal).toBe(total);
  for (const { heads, mlps } of [claimed, effects]) {
    expect(Math.max(...[...heads, ...mlps].map(Math.abs))).toBeLessThan(1e-4);
  }
});

test('each head looks somewhere: its last row adds up to one', async () => {
  const { looks, ids } = await ask(requestOf('same'));
  const { layers, heads } = opened.model.graph.shape;
  for (let head = 0; head < layers * heads; head++) {
    const row = looks.subarray(head * ids.length, (head + 1) * ids.length);
    expect(row.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 4);
  }
});

test('sentences of different lengths are refused', async () => {
  const { ids, otherIds, answerIds } = requestOf('mixed');
  await expect(ask({ ids, otherIds: otherIds.slice(1), answerIds })).rejects.toMatchObject({
    code: 'unequal-lengths',
  });
});
