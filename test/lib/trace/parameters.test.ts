import { expect, test } from 'vitest';
import { CATALOG } from '@/lib/engine/catalog';
import { parameterCount } from '@/lib/trace/parameters';

const gpt2 = { vocabulary: 50_257, context: 1_024 };

test.each([
  [12, 768, 124_439_808],
  [24, 1_024, 354_823_168],
  [36, 1_280, 774_030_080],
  [48, 1_600, 1_557_611_200],
])(
  '%i layers of width %i have as many parameters as the released GPT-2',
  (layers, width, count) => {
    expect(parameterCount({ ...gpt2, layers, width })).toBe(count);
  },
);

test('agrees with the catalog on a model of half the depth', () => {
  const distilled = CATALOG.find(({ id }) => id === 'distilgpt2');
  expect(parameterCount({ ...gpt2, layers: 6, width: 768 })).toBe(distilled?.parameters);
});
