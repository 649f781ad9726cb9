import { expect, test } from 'vitest';
import { headOfLayer, strongest } from '@/lib/trace/head-weights';
import { token, weightsOn } from '../../fixtures/traces';

const tokens = ['a', 'b'].map((text, id) => token(id, text));
const maps = Float32Array.of(1, 0, 0.5, 0.5, 1, 0, 0.9, 0.1);

test('a head of a layer has its own rows, and nothing to the right', () => {
  const { weight } = headOfLayer(maps, 1, tokens);
  expect(weight(1, 0)).toBeCloseTo(0.9, 6);
  expect(weight(0, 1)).toBeUndefined();
});

test('of a pass without the mask the right side counts too', () => {
  expect(headOfLayer(maps, 0, tokens, false).weight(0, 1)).toBe(0);
});

test('the strongest key is the one with the largest weight that may be seen', () => {
  const head = weightsOn(['a', 'b', 'c']);
  expect(strongest(head, 2)).toEqual({ query: 2, key: 2 });
  expect(strongest(head, 0)).toEqual({ query: 0, key: 0 });
  expect(strongest(headOfLayer(maps, 1, tokens), 1)).toEqual({ query: 1, key: 0 });
});
