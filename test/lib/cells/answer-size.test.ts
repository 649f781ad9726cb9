import { expect, test } from 'vitest';
import { buffersOf, passBytes } from '@/lib/cells/answer-size';
import { checkRequest } from '@/lib/cells/requests';

const gpt2 = { layers: 12, heads: 12, width: 768, vocabulary: 50_257, context: 1024 };

test('a pass is as large as its parts, four bytes a number', () => {
  expect(passBytes(['attention'], 1024, gpt2)).toBe(4 * 144 * 1024 * 1024);
  expect(passBytes(['residual', 'lastLogits'], 10, gpt2)).toBe(4 * (13 * 10 * 768 + 50_257));
  expect(passBytes(['preActivation'], 2, gpt2)).toBe(4 * 12 * 2 * 3072);
});

test('a pass that a page could not hold is refused, and one that it can is not', () => {
  const ask = (tokens: number) =>
    checkRequest('inspect', { ids: Array(tokens).fill(1), parts: ['attention'] }, gpt2);
  expect(ask(1024)).toEqual({ wrong: expect.stringContaining('604 MB') });
  expect(ask(300)).toHaveProperty('task', 'inspect');
});

test('each buffer of an answer is found once', () => {
  const whole = new Float32Array(8);
  const answer = {
    rows: [whole.subarray(0, 4), whole.subarray(4)],
    ids: [1, 2],
    other: new Int32Array(2),
  };
  expect(buffersOf(answer)).toEqual([whole.buffer, answer.other.buffer]);
  expect(buffersOf('text')).toEqual([]);
});
