import { expect, test } from 'vitest';
import { figureRequest } from '@/lib/cells/figure-request';

const map = { task: 'inspect', request: { ids: [1, 2], parts: ['attention'] } } as const;

test('a figure asks its own question of the text and with the switches of a cell', () => {
  const request = { ids: [3, 4, 5], parts: ['query'], headsOff: [[0, 1]] } as const;
  expect(figureRequest(map, [{ task: 'inspect', request: request as never }])).toEqual({
    ids: [3, 4, 5],
    parts: ['attention'],
    headsOff: [[0, 1]],
  });
});

test('the last request of its task counts, and those of others do not', () => {
  const asked = [
    { task: 'inspect', request: { ids: [7], parts: [] } },
    { task: 'inspect', request: { ids: [8], parts: [] } },
    { task: 'tokenize', request: { text: 'x' } },
  ] as const;
  expect(figureRequest(map, asked as never)).toMatchObject({ ids: [8] });
  expect(figureRequest(map, asked.slice(2) as never)).toBeUndefined();
});

test('a figure that asks the same already is left as it is, whatever was recorded of its heads', () => {
  const asked = [{ task: 'inspect', request: { parts: ['query'], ids: [1, 2] } }];
  expect(figureRequest(map, asked as never)).toBeUndefined();
  const recorded = { ...map, request: { ...map.request, heads: [[2, 5]] } } as const;
  expect(figureRequest(recorded as never, asked as never)).toBeUndefined();
});

test('a text longer than a figure can draw stays in the cell', () => {
  const asked = [{ task: 'inspect', request: { parts: [], ids: Array(65).fill(1) } }];
  expect(figureRequest(map, asked as never)).toBeUndefined();
});
