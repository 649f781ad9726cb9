import { expect, test } from 'vitest';
import { attentionWeight, rowAt } from '@/lib/trace/trace';
import { traceOf } from '../../fixtures/traces';

const trace = traceOf(['a', 'b', 'c']);

test('a weight is found by layer, head, query and key', () => {
  expect(attentionWeight(trace, 1, 1, 2, 0)).toBeCloseTo(1 / 6, 6);
  expect(attentionWeight(trace, 0, 1, 2, 2)).toBeCloseTo(3 / 6, 6);
});

test('a position to the right has no weight at all, not a small one', () => {
  expect(attentionWeight(trace, 0, 0, 1, 2)).toBeUndefined();
});

test('a position outside the text is an error', () => {
  expect(() => rowAt(trace, 3)).toThrow(RangeError);
});
