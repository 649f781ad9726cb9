import { expect, test } from 'vitest';
import { cacheLimit } from '@/lib/engine/graph/cached-model';

test('the cache of passes holds four full texts of a small model, and 256 MB of a large one', () => {
  const storybook = { layers: 6, heads: 8, width: 192, vocabulary: 4096, context: 512 };
  // A text of 512 tokens: 25.2 MB of attention, 8.4 MB of logits, 4.7 MB of keys and values.
  expect(cacheLimit(storybook) / 1e6).toBeCloseTo(4 * (25.2 + 8.4 + 4.7), 0);
  const gpt2 = { layers: 12, heads: 12, width: 768, vocabulary: 50257, context: 1024 };
  expect(cacheLimit(gpt2)).toBe(256 * 1024 * 1024);
});
