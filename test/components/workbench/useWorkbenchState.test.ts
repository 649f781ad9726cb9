import { expect, test } from 'vitest';
import { workbenchShape } from '@/components/workbench/useWorkbenchState';

const saved = {
  after: 'Once',
  chosen: [3, 1],
  temperature: 0.7,
  topK: 0,
  topP: 1,
  seed: 1,
  length: 40,
  layer: null,
  head: 3,
};

test('what the site has saved is read as it is', () => {
  expect(workbenchShape.safeParse(saved)).toEqual({ success: true, data: saved });
});

test.each([
  ['nothing', null],
  ['a list', []],
  ['a part missing', { ...saved, seed: undefined }],
  ['a token that is no number', { ...saved, chosen: ['3'] }],
  ['half a token', { ...saved, chosen: [0.5] }],
  ['a temperature out of range', { ...saved, temperature: 3 }],
  ['a temperature that is no number', { ...saved, temperature: Number.NaN }],
  ['a length of none', { ...saved, length: 0 }],
  ['a head that is text', { ...saved, head: '3' }],
])('%s counts as nothing', (_, value) => {
  expect(workbenchShape.safeParse(value).success).toBe(false);
});
