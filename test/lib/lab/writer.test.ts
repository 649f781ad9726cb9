import { beforeEach, expect, test, vi } from 'vitest';
import { EngineFailure } from '@/lib/engine/failure';
import { follow, SPROUT, tipsOf, wayTo, writtenTo } from '@/lib/lab/branches';
import { idsOf, isFull, readFrom, scoresOf } from '@/lib/lab/manuscript';
import { Writer } from '@/lib/lab/writer';
import { fakeModel } from './fake-model';

const drawing = { temperature: 1 };
const how = { drawing, seed: 0 };

let writer: Writer;
let fake: ReturnType<typeof fakeModel>;
beforeEach(() => {
  writer = new Writer('test', () => {}, 0);
  fake = fakeModel();
});
const text = () => fake.text(idsOf(writer.manuscript()));
const idle = () => vi.waitFor(() => expect(writer.manuscript().activity).toBe('idle'));

async function open(prompt: string): Promise<void> {
  writer.open(fake.model, { prompt }, drawing);
  await idle();
}

test('a prompt is read and scored, and what may follow is known', async () => {
  await open('cab');
  expect(text()).toBe('cab');
  const scores = scoresOf(writer.manuscript()).map((score) => score?.rank);
  expect(scores).toEqual([undefined, 0, 1]);
  expect(writer.manuscript().tip?.node).toBe(0);
});

test('an empty prompt is the token that begins a text', async () => {
  await open('');
  expect(writer.manuscript().promptIds).toEqual([26]);
});

test('steps queue up, and each is drawn behind the one before', async () => {
  await open('a');
  writer.step(how);
  writer.step(how);
  writer.step(how);
  await idle();
  expect(text()).toBe('abcd');
});

test('back and on again is the same token, and no new branch', async () => {
  await open('a');
  writer.generate(4, how);
  await idle();
  writer.back();
  writer.back();
  expect(text()).toBe('abc');
  writer.generate(2, how);
  await idle();
  expect(text()).toBe('abcde');
  expect(writer.manuscript().branches.nodes).toHaveLength(5);
});

test('stop ends it at once: the token under way is not used', async () => {
  await open('a');
  let answer = () => {};
  fake.wait(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  writer.generate(5, how);
  await vi.waitFor(() => expect(fake.asked.at(-1)?.name).toBe('write'));
  writer.stop();
  expect(writer.manuscript().activity).toBe('idle');
  answer();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(text()).toBe('a');
});

test('another token in the text begins a branch there, and the old one stays', async () => {
  await open('a');
  writer.generate(4, how);
  await idle();
  writer.take(2, 20, how);
  await idle();
  expect(text()).toBe('abu');
  const { branches } = writer.manuscript();
  expect(tipsOf(branches).map((tip) => fake.text(writtenTo(branches, tip)))).toEqual([
    'bcde',
    'bu',
  ]);
  expect(wayTo(branches, branches.at).map((node) => branches.nodes[node]?.taken)).toEqual([
    false,
    true,
  ]);
});

test('another token in the prompt makes the prompt shorter', async () => {
  await open('abc');
  writer.take(1, 20, how);
  await idle();
  expect(writer.manuscript().prompt).toBe('a');
  expect(text()).toBe('au');
});

test('a full context ends it, and it goes on without the oldest half when it may', async () => {
  await open('a');
  writer.generate(20, how);
  await idle();
  expect(text()).toHaveLength(12);
  expect(writer.manuscript().halted).toBe('full');
  expect(isFull(writer.manuscript())).toBe(true);
  writer.step(how);
  await idle();
  expect(text()).toHaveLength(12);
  writer.generate(8, how, true);
  await idle();
  expect(text()).toHaveLength(18);
  expect(readFrom(writer.manuscript())).toBe(6);
  expect(writer.manuscript().halted).toBe('full');
});

test('where the model ends the text, so does the generation', async () => {
  await open('x');
  writer.generate(9, how);
  await idle();
  expect(idsOf(writer.manuscript())).toEqual([23, 24, 25, 26]);
  expect(writer.manuscript().halted).toBe('ended');
});

test('a text that was kept is read along where its tokens are not scored yet', async () => {
  const branches = follow(follow(SPROUT, [1, 2]), [1, 5, 6]);
  writer.open(fake.model, { prompt: 'a', promptIds: [0], branches }, drawing);
  await idle();
  expect(text()).toBe('abfg');
  expect(scoresOf(writer.manuscript()).map((score) => score?.rank)).toEqual([undefined, 1, 5, 6]);
  writer.go(tipsOf(writer.manuscript().branches)[0] ?? 0, drawing);
  expect(text()).toBe('abc');
  await idle();
  expect(scoresOf(writer.manuscript()).at(-1)?.rank).toBe(2);
});

test('a model with other tokens gets the words of every branch, in its own', async () => {
  await open('a');
  writer.generate(2, how);
  await idle();
  writer.take(1, 20, how);
  await idle();
  const other = fakeModel({ id: 'other', shift: 1 });
  await writer.adopt(other.model, drawing);
  await idle();
  const { branches, model } = writer.manuscript();
  expect(model).toBe(other.model);
  expect(other.text(idsOf(writer.manuscript()))).toBe('au');
  expect(tipsOf(branches).map((tip) => other.text(writtenTo(branches, tip)))).toEqual(['bc', 'u']);
});

test('a failure is told, and the text stays', async () => {
  const told: string[] = [];
  writer = new Writer('test', ({ code }) => told.push(code), 0);
  await open('ab');
  const run = fake.model.client.run;
  Object.assign(fake.model.client, {
    run: async () => {
      throw new EngineFailure('crashed', 'Gone.');
    },
  });
  writer.step(how);
  await idle();
  Object.assign(fake.model.client, { run });
  expect(told).toEqual(['crashed']);
  expect(writer.manuscript().failure?.code).toBe('crashed');
  expect(text()).toBe('ab');
  writer.step(how);
  await idle();
  expect(text()).toBe('abc');
  expect(writer.manuscript().failure).toBeUndefined();
});
