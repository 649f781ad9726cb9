import { beforeEach, expect, test, vi } from 'vitest';
import { EngineFailure } from '@/lib/engine/failure';
import {
  createTree,
  follow,
  idsTo,
  leaves,
  nodeAt,
  pathTo,
} from '@/lib/generation/continuation-tree';
import { idsOf, isFull, readFrom, scoresOf } from '@/lib/writer/text-state';
import { Writer } from '@/lib/writer/writer';
import { fakeModel } from './fake-model';

const settings = { temperature: 1, seed: 0 };

let writer: Writer;
let fake: ReturnType<typeof fakeModel>;
beforeEach(() => {
  writer = new Writer('test', { pace: 0 });
  fake = fakeModel();
});
const text = () => fake.text(idsOf(writer.text()));
const idle = () => vi.waitFor(() => expect(writer.text().activity).toBe('idle'));

async function open(prompt: string): Promise<void> {
  writer.open(fake.model, { prompt }, settings);
  await idle();
}

test('a prompt is read and scored, and what may follow is known', async () => {
  await open('cab');
  expect(text()).toBe('cab');
  const scores = scoresOf(writer.text()).map((score) => score?.rank);
  expect(scores).toEqual([undefined, 0, 1]);
  expect(nodeAt(writer.text().tree, 0).next?.candidates[0]?.id).toBe(2);
});

test('an empty prompt is the token that begins a text', async () => {
  await open('');
  expect(writer.text().promptIds).toEqual([26]);
});

test('steps queue up, and each is drawn after the one before', async () => {
  await open('a');
  writer.step(settings);
  writer.step(settings);
  writer.step(settings);
  await idle();
  expect(text()).toBe('abcd');
});

test('a text that is written again is told of now and then, and when it is there', async () => {
  await open('a');
  const seen: string[] = [];
  writer.subscribe(() => seen.push(text()));
  await writer.replay({ count: 10, choices: [], check: '' }, settings);
  expect(text()).toBe('abcdefghijk');
  expect(seen.at(-1)).toBe('abcdefghijk');
  expect(new Set(seen).size).toBeLessThan(5);
});

test('back and on again is the same token, and no new branch', async () => {
  await open('a');
  writer.generate(4, settings);
  await idle();
  writer.back(settings);
  writer.back(settings);
  expect(text()).toBe('abc');
  writer.generate(2, settings);
  await idle();
  expect(text()).toBe('abcde');
  expect(writer.text().tree.nodes).toHaveLength(5);
});

test('stop ends it at once: the token under way is not used', async () => {
  await open('a');
  let answer = () => {};
  fake.wait(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  writer.generate(5, settings);
  await vi.waitFor(() => expect(fake.asked.at(-1)?.name).toBe('write'));
  writer.stop();
  expect(writer.text().activity).toBe('idle');
  answer();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(text()).toBe('a');
});

test('another token in the text begins a branch there, and the old one stays', async () => {
  await open('a');
  writer.generate(4, settings);
  await idle();
  writer.take(2, 20, settings);
  await idle();
  expect(text()).toBe('abu');
  const { tree } = writer.text();
  expect(leaves(tree).map((tip) => fake.text(idsTo(tree, tip)))).toEqual(['bcde', 'bu']);
  expect(pathTo(tree, tree.at).map((node) => tree.nodes[node]?.taken)).toEqual([false, true]);
});

test('another token in the prompt makes the prompt shorter', async () => {
  await open('abc');
  writer.take(1, 20, settings);
  await idle();
  expect(writer.text().prompt).toBe('a');
  expect(text()).toBe('au');
});

test('a full context ends it, and it goes on without the oldest half when it may', async () => {
  await open('a');
  writer.generate(20, settings);
  await idle();
  expect(text()).toHaveLength(12);
  expect(writer.text().halted).toBe('full');
  expect(isFull(writer.text())).toBe(true);
  writer.step(settings);
  await idle();
  expect(text()).toHaveLength(12);
  writer.generate(8, settings, true);
  await idle();
  expect(text()).toHaveLength(18);
  expect(readFrom(writer.text())).toBe(6);
  expect(writer.text().halted).toBe('full');
});

test('where the model ends the text, so does the generation', async () => {
  await open('x');
  writer.generate(9, settings);
  await idle();
  expect(idsOf(writer.text())).toEqual([23, 24, 25, 26]);
  expect(writer.text().halted).toBe('ended');
});

test('a model without a mark for the end goes on', async () => {
  const endless = { ...fake.model, info: { ...fake.model.info, endId: -1 } };
  writer.open(endless, { prompt: 'x' }, settings);
  await idle();
  writer.generate(5, settings);
  await idle();
  expect(idsOf(writer.text())).toEqual([23, 24, 25, 26, 0, 1]);
  expect(writer.text().halted).toBeUndefined();
});

test('a text that was saved is read where its tokens are not scored yet', async () => {
  const tree = follow(createTree([1, 2]), [1, 5, 6]);
  writer.open(fake.model, { prompt: 'a', promptIds: [0], tree }, settings);
  await idle();
  expect(text()).toBe('abfg');
  expect(scoresOf(writer.text()).map((score) => score?.rank)).toEqual([undefined, 1, 5, 6]);
  writer.go(leaves(writer.text().tree)[0] ?? 0, settings);
  expect(text()).toBe('abc');
  await idle();
  expect(scoresOf(writer.text()).at(-1)?.rank).toBe(2);
});

test('a model with other tokens gets the words of every branch, in its own', async () => {
  await open('a');
  writer.generate(2, settings);
  await idle();
  writer.take(1, 20, settings);
  await idle();
  const other = fakeModel({ id: 'other', shift: 1 });
  await writer.adopt(other.model, settings);
  await idle();
  const { tree, model } = writer.text();
  expect(model).toBe(other.model);
  expect(other.text(idsOf(writer.text()))).toBe('au');
  expect(leaves(tree).map((tip) => other.text(idsTo(tree, tip)))).toEqual(['bc', 'u']);
});

test('a branch is queued, begins with the candidate that is picked, and may leave the view', async () => {
  writer.open(fake.model, { prompt: 'a' }, settings);
  writer.generate(3, settings);
  writer.branch(0, 3, settings, (candidates) => candidates[1]?.id, true);
  await idle();
  expect(text()).toBe('abcd');
  const { tree, passes } = writer.text();
  expect(leaves(tree).map((leaf) => fake.text(idsTo(tree, leaf)))).toEqual(['bcd', 'cde']);
  expect(tree.nodes.map(({ taken }) => taken)).toEqual([
    false,
    false,
    false,
    false,
    true,
    false,
    false,
  ]);
  expect(passes).toBe(7);
});

test('going back to a token that no answer covers reads the text up to it', async () => {
  writer.open(fake.model, { prompt: 'a', tree: createTree([1, 2]) }, settings);
  await idle();
  expect(nodeAt(writer.text().tree, 1).next).toBeUndefined();
  writer.back(settings);
  await idle();
  expect(nodeAt(writer.text().tree, 1).next?.candidates[0]?.id).toBe(2);
});

test('a prompt beyond the context is refused where the whole of it is wanted', async () => {
  writer = new Writer('test', { wholePrompt: true, pace: 0 });
  await open('abcdefghijklm');
  expect(writer.text().failure).toMatchObject({ code: 'too-long' });
  expect(writer.text().failure?.message).toContain('13 tokens');
  expect(fake.asked).toEqual([]);
  await open('abcdefghijkl');
  expect(writer.text().failure).toBeUndefined();
});

test('a failure is told, and the text stays', async () => {
  const told: string[] = [];
  writer = new Writer('test', { onFailure: ({ code }) => told.push(code), pace: 0 });
  await open('ab');
  const run = fake.model.client.run;
  Object.assign(fake.model.client, {
    run: async () => {
      throw new EngineFailure('crashed', 'Gone.');
    },
  });
  writer.step(settings);
  await idle();
  Object.assign(fake.model.client, { run });
  expect(told).toEqual(['crashed']);
  expect(writer.text().failure?.code).toBe('crashed');
  expect(text()).toBe('ab');
  writer.step(settings);
  await idle();
  expect(text()).toBe('abc');
  expect(writer.text().failure).toBeUndefined();
});
