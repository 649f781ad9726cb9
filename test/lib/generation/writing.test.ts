import { expect, test } from 'vitest';
import { back, choose, chosenCount, isFull, lastLogits } from '@/lib/generation/writing';
import { topK } from '@/lib/maths/top-k';
import { traceOf } from '../../fixtures/traces';

const writing = { trace: traceOf(['a', 'b', 'c', 'd']), promptLength: 2 };

test('going back takes one chosen token away, and never the prompt', () => {
  const once = back(writing);
  expect(once.trace.rows).toHaveLength(3);
  expect(back(back(back(once))).trace.rows).toHaveLength(2);
  expect(chosenCount(back(once))).toBe(0);
});

test('the same text, settings and seed choose the same token, however often', () => {
  const choice = { temperature: 1.3, seed: 5 };
  const first = choose(writing, choice);
  expect(choose({ ...writing }, choice)).toBe(first);
  expect(choose(back(writing), choice)).toBe(choose(back(writing), choice));
});

test('at temperature 0 the likeliest token is chosen under any seed', () => {
  const likeliest = topK(lastLogits(writing), 1)[0];
  for (let seed = 0; seed < 20; seed++) {
    expect(choose(writing, { temperature: 0, seed })).toBe(likeliest);
  }
});

test('different seeds lead to different choices when the temperature is high', () => {
  const ids = Array.from({ length: 30 }, (_, seed) => choose(writing, { temperature: 2, seed }));
  expect(new Set(ids).size).toBeGreaterThan(3);
});

test('a text as long as the context is full', () => {
  const words = Array.from({ length: 16 }, (_, i) => `w${i}`);
  expect(isFull({ trace: traceOf(words), promptLength: 1 })).toBe(true);
  expect(isFull(writing)).toBe(false);
});

test('a row without logits cannot be continued', () => {
  const rows = writing.trace.rows.map(({ token, attention }) => ({ token, attention }));
  expect(() => lastLogits({ ...writing, trace: { ...writing.trace, rows } })).toThrow();
});
