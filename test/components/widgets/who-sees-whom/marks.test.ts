import { expect, test } from 'vitest';
import { patternMarks, seenBy, splitOf, zoneOf } from '@/components/widgets/who-sees-whom/marks';
import { token } from '../../../fixtures/traces';

const tokens = (T: number) => Array.from({ length: T }, (_, i) => token(i, `w${i}`));
const all = (T: number) => Array.from({ length: T }, (_, i) => i);

test('in an encoder every token sees every token', () => {
  for (const query of all(6)) expect(seenBy('encoder', query, 6)).toEqual(all(6));
});

test('in a decoder a token sees itself and what came before, and nothing else', () => {
  for (const query of all(6)) expect(seenBy('decoder', query, 6)).toEqual(all(query + 1));
});

test('in both together the read half sees itself, and the written half all of it and its own past', () => {
  const split = splitOf(7);
  for (const query of all(7)) {
    const seen = query < split ? all(split) : all(query + 1);
    expect(seenBy('encoder-decoder', query, 7)).toEqual(seen);
  }
  expect(zoneOf('encoder-decoder', 5, 1, 7)).toBe('cross');
  expect(zoneOf('encoder-decoder', 5, 4, 7)).toBe('decoder');
});

test.each([1, 2, 10])('%i tokens fill the grid, each cell once', (T) => {
  for (const family of ['encoder-decoder', 'encoder', 'decoder'] as const) {
    const { cells, labels, cell } = patternMarks(family, tokens(T), 200);
    expect(cells).toHaveLength(T * T);
    expect(labels).toHaveLength(T);
    expect(Math.max(...cells.map(({ x }) => x)) + cell).toBeLessThanOrEqual(200 + 1e-9);
  }
});

test('one token has an encoder and no decoder', () => {
  const { spans, feet } = patternMarks('encoder-decoder', tokens(1), 200);
  expect(spans.map(({ name }) => name)).toEqual(['encoder']);
  expect(feet).toEqual([]);
});
