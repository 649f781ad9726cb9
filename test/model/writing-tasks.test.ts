import { beforeAll, expect, test } from 'vitest';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import type { Written } from '@/lib/engine/tasks/write';
import { windowText } from '@/lib/generation/context-window';
import { drawToken } from '@/lib/sampling/distribution';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';
import { traceOf } from '../support/trace';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

const settings = { temperature: 0.8, topK: 50, topP: 0.95, repetitionPenalty: 1.1, seed: 7 };
const named = 5;

async function writeOn(ids: readonly number[], promptLength: number, count: number) {
  const text = [...ids];
  const steps: Written[] = [];
  for (let i = 0; i < count; i++) {
    const request = { ids: text, promptLength, settings, named };
    const step = await performTask('write', opened, request, UNHURRIED);
    text.push(step.id);
    steps.push(step);
  }
  return { text, steps };
}

test('the same seed writes the same, after a rewind and in a model that has read nothing', async () => {
  const prompt = opened.tokenize('The old man opened the door and');
  const first = await writeOn(prompt, prompt.length, 20);
  const middle = first.text.slice(0, prompt.length + 9);
  expect((await writeOn(middle, prompt.length, 11)).text).toEqual(first.text);
  // Elsewhere and back: a branch changes nothing.
  const branch = [...middle, (first.text[middle.length] ?? 0) + 1];
  await writeOn(branch, prompt.length, 3);
  expect((await writeOn(middle, prompt.length, 11)).text).toEqual(first.text);
  opened = await openStorybook();
  expect((await writeOn(prompt, prompt.length, 20)).text).toEqual(first.text);
});

test('without cuts it draws from the logits of a pass over the whole text', async () => {
  const plain = { temperature: 0.9, seed: 7 };
  const ids = opened.tokenize('Once upon a time');
  const { rows } = await traceOf(opened.model, { ids, promptLength: ids.length });
  const drawn = drawToken(rows.at(-1)?.logits ?? [], plain, ids, 0);
  const request = { ids, promptLength: ids.length, settings: plain, named };
  expect((await performTask('write', opened, request, UNHURRIED)).id).toBe(drawn);
});

test('reading along scores every token as writing did, and ends with the same candidates', async () => {
  const prompt = opened.tokenize('The king had three');
  const { text, steps } = await writeOn(prompt, prompt.length, 12);
  const request = { ids: text, promptLength: prompt.length, settings, named };
  const told: number[] = [];
  const read = await performTask('scoreText', opened, request, {
    ...UNHURRIED,
    progress: ({ from, scores }) => told.push(...scores.map((_, i) => from + i)),
  });
  expect(read.from).toBe(1);
  expect(told).toEqual(text.slice(1).map((_, i) => i + 1));
  expect(read.scores.slice(prompt.length - 1)).toEqual(steps.map(({ score }) => score));
  expect(read.next).toEqual(steps.at(-1)?.next);
  expect(read.meter).toMatchObject({ read: text.length, passes: 0 });
});

test('the distribution in the middle is the one from which its token was drawn', async () => {
  const prompt = opened.tokenize('In the wood');
  const { text, steps } = await writeOn(prompt, prompt.length, 6);
  for (const [i, { id, next }] of steps.entries()) {
    const place = prompt.length + i + 1;
    const request = { ids: text, promptLength: prompt.length, place, settings, named };
    const made = await performTask('nextTokenDistribution', opened, request, UNHURRIED);
    expect(made.candidates).toEqual(next.candidates);
    expect(made.standing?.id).toBe(text[place]);
    expect(text[place - 1]).toBe(id);
  }
});

test('past the context it goes on from the newest half, read again as a text of its own', async () => {
  const { context } = opened.model.graph.shape;
  const ids = opened.tokenize(' the cat'.repeat(context)).slice(0, context - 2);
  const { text, steps } = await writeOn(ids, 4, 4);
  expect(steps.map(({ meter }) => meter.read)).toEqual([
    context - 1,
    context,
    context / 2 + 1,
    context / 2 + 2,
  ]);
  const { text: rest } = windowText({ ids: text.slice(0, context + 1), promptLength: 4 }, context);
  const fresh = await openStorybook();
  const request = { ...rest, place: rest.ids.length, settings, named };
  const alone = await performTask('nextTokenDistribution', fresh, request, UNHURRIED);
  expect(alone.candidates).toEqual(steps[2]?.next.candidates);
});

test('a prompt longer than the context is read from its newest part, which is scored', async () => {
  const { context } = opened.model.graph.shape;
  const ids = opened.tokenize(' the cat'.repeat(context)).slice(0, context + 10);
  const request = { ids, promptLength: ids.length, settings, named };
  const read = await performTask('scoreText', opened, request, UNHURRIED);
  expect(read.from).toBe(context / 2 + 1);
  expect(read.scores).toHaveLength(ids.length - read.from);
  expect(read.meter.read).toBe(context / 2 + 10);
});
