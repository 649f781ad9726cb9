import { beforeAll, expect, test } from 'vitest';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import type { RepeatedText } from '@/lib/engine/tasks/repeated-text';
import type { NodeModel } from '@/scripts/node-model';
import references from '../fixtures/masked-attention/references.json';
import { openStorybook } from '../support/storybook';

const { before, cue, word, alone, repeated, without } = references.wordAgain;
let opened: NodeModel;
let answer: RepeatedText;
beforeAll(async () => {
  opened = await openStorybook();
  answer = await performTask('repeatedText', opened, { before, cue, word, most: 3 }, UNHURRIED);
});

test('a word’s probability alone and after the text that says it is PyTorch’s', () => {
  expect(Math.abs(answer.alone - alone)).toBeLessThan(1e-4);
  expect(Math.abs(answer.repeated - repeated)).toBeLessThan(1e-4);
});

test('each head’s absence does what it does in PyTorch', () => {
  expect(answer.effects).toHaveLength(without.length);
  for (const [i, probability] of without.entries()) {
    const wanted = Math.log(probability / repeated);
    expect(Math.abs((answer.effects[i] ?? 0) - wanted)).toBeLessThan(1e-3);
  }
});

test('the heads that are named are those of the largest falls, and the control has others of their layers', () => {
  const { heads } = opened.model.graph.shape;
  const falls = [...answer.effects.keys()].sort((a, b) => (without[a] ?? 0) - (without[b] ?? 0));
  const named = answer.carriers.map(([layer, head]) => layer * heads + head);
  expect(named).toEqual(falls.slice(0, named.length));
  expect(answer.others.map(([layer]) => layer)).toEqual(answer.carriers.map(([layer]) => layer));
  for (const [layer, head] of answer.others) {
    expect(named).not.toContain(layer * heads + head);
  }
});

test('the word is found where the text says it, and each named head has a map whose rows sum to 1', () => {
  const { ids, targetId, earlier, attention, carriers } = answer;
  expect(ids[earlier]).toBe(targetId);
  expect(attention).toHaveLength(carriers.length);
  for (const map of attention) {
    for (let q = 0; q < ids.length; q++) {
      const row = map.subarray(q * ids.length, (q + 1) * ids.length);
      expect(Math.abs(row.reduce((sum, weight) => sum + weight, 0) - 1)).toBeLessThan(1e-4);
    }
  }
});

test('a word that adds nothing to the text is refused', async () => {
  const request = { before, cue, word: '', most: 3 };
  await expect(performTask('repeatedText', opened, request, UNHURRIED)).rejects.toThrow(RangeError);
});
