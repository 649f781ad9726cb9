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

const flow = { task: 'residualFlow', request: { ids: [1, 2] } } as const;
const reading = (request: object) => ({ task: 'inspect', request: { parts: [], ...request } });

test('a figure of one text is drawn of the text that a cell reads first, as it stands', () => {
  const asked = [
    { task: 'tokenize', request: { text: 'x' } },
    reading({ ids: [9, 9], headsOff: [[0, 1]] }),
    reading({ ids: [5, 6, 7], causal: true, edits: [] }),
    reading({ ids: [8] }),
  ];
  expect(figureRequest(flow, asked as never)).toEqual({ ids: [5, 6, 7] });
  expect(figureRequest(flow, asked.slice(0, 2) as never)).toBeUndefined();
  expect(figureRequest(flow, [reading({ ids: [1, 2] })] as never)).toBeUndefined();
});

test.each([
  ['the last token', [1, 2, 3], 2, [4, 5], 1],
  ['the last token', [1, 2, 3], 2, [4, 5, 6, 7], 3],
  ['a token that the text has', [1, 2, 3], 1, [4, 5, 6, 7], 1],
  ['a token that it has not', [1, 2, 3], 1, [4], 0],
])('%s of a figure stays in the text of a cell', (_, own, from, ids, at) => {
  const sum = { task: 'embeddingSum', request: { ids: own, from } } as const;
  expect(figureRequest(sum, [reading({ ids })] as never)).toEqual({ ids, from: at });
});

test('a figure that compares texts, or goes by their places, is left as it is', () => {
  const grid = { cleanIds: [1], corruptedIds: [2], answerIds: [3, 4], patched: 'heads' };
  const row = { ids: [1, 2], promptLength: 1, layer: 0, head: 0, from: 0, to: 2 };
  const asked = [reading({ ids: [5, 6, 7] })] as never;
  expect(figureRequest({ task: 'patchGrid', request: grid } as never, asked)).toBeUndefined();
  expect(figureRequest({ task: 'attentionRow', request: row } as never, asked)).toBeUndefined();
});
