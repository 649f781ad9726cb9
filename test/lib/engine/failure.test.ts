import { expect, test } from 'vitest';
import { EngineFailure, FAILURE_CODES, remedyFor, toFailure } from '@/lib/engine/failure';
import { CorruptFileError, UnsupportedGraphError } from '@/lib/onnx';

test.each([
  [new RangeError('Array buffer allocation failed'), 'out-of-memory'],
  [new Error('std::bad_alloc'), 'out-of-memory'],
  [new CorruptFileError('cut short'), 'corrupt'],
  [new UnsupportedGraphError('its attention is fused', 'node'), 'unsupported-graph'],
  [new DOMException('aborted', 'AbortError'), 'cancelled'],
  [new Error('anything else'), 'crashed'],
  ['a string', 'crashed'],
])('%s is a failure of the kind %s', (thrown, code) => {
  expect(toFailure(thrown).code).toBe(code);
});

test('a failure that is typed already stays itself', () => {
  const failure = new EngineFailure('quota', 'full');
  expect(toFailure(failure)).toBe(failure);
});

test('every kind says what to do', () => {
  for (const code of FAILURE_CODES) expect(remedyFor(code)).toMatch(/^[A-Z].*\.$/);
});
