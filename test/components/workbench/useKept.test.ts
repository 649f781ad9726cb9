import { expect, test } from 'vitest';
import { keptShape } from '@/components/workbench/useKept';

const kept = {
  after: 'Once',
  chosen: [3, 1],
  temperature: 0.8,
  topK: 0,
  topP: 1,
  seed: 1,
  length: 40,
  layer: null,
  head: 3,
};

test('what the site has kept is read as it is', () => {
  expect(keptShape.safeParse(kept)).toEqual({ success: true, data: kept });
});

test.each([
  ['nothing', null],
  ['a list', []],
  ['a part missing', { ...kept, seed: undefined }],
  ['a token that is no number', { ...kept, chosen: ['3'] }],
  ['half a token', { ...kept, chosen: [0.5] }],
  ['a temperature out of range', { ...kept, temperature: 3 }],
  ['a temperature that is no number', { ...kept, temperature: Number.NaN }],
  ['a length of none', { ...kept, length: 0 }],
  ['a head that is text', { ...kept, head: '3' }],
])('%s counts as nothing', (_, value) => {
  expect(keptShape.safeParse(value).success).toBe(false);
});
