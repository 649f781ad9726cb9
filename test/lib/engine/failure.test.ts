import { expect, test } from 'vitest';
import { canRetry, EngineFailure, FAILURE_CODES, remedyFor, toFailure } from '@/lib/engine/failure';
import { CorruptFileError, UnsupportedGraphError } from '@/lib/onnx';

test.each([
  [new RangeError('Array buffer allocation failed'), 'out-of-memory'],
  [new Error('std::bad_alloc'), 'out-of-memory'],
  [new CorruptFileError('cut short'), 'corrupt'],
  [new UnsupportedGraphError('its attention is fused', 'node'), 'unsupported-graph'],
  [new DOMException('aborted', 'AbortError'), 'cancelled'],
  [new Error('anything else'), 'crashed'],
  ['a string', 'crashed'],
  [new RangeError('Invalid typed array length: 5000000001'), 'out-of-memory'],
  [
    new Error('WebAssembly SIMD is not supported in the current environment.'),
    'unsupported-browser',
  ],
  [new ReferenceError('Worker is not defined'), 'unsupported-browser'],
  [
    new Error(
      'no available backend found. ERR: [wasm] TypeError: Failed to fetch dynamically imported module: http://x/ort.mjs',
    ),
    'offline',
  ],
  [
    new Error(
      "Can't create a session. ERROR_CODE: 7, ERROR_MESSAGE: Failed to load model because protobuf parsing failed.",
    ),
    'corrupt',
  ],
  [
    new Error(
      "Can't create a session. ERROR_CODE: 9, ERROR_MESSAGE: Could not find an implementation for Foo(1) node with name ''",
    ),
    'unsupported-graph',
  ],
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

test.each([
  'no available backend found. ERR: [wasm] TypeError: Failed to fetch dynamically imported module',
  'Aborted(). Build with -sASSERTIONS for more info.',
  'Cannot read properties of undefined (reading "dims")',
  'std::bad_alloc',
])('no reader sees the library’s text: %s', (text) => {
  const { message, cause } = toFailure(new Error(text));
  expect(message).toMatch(/^[A-Z][a-z ]+\.$/);
  expect(message).not.toContain(text.slice(0, 10));
  expect((cause as Error).message).toBe(text);
  expect(toFailure(new Error(text)).report()).toMatchObject({ message, detail: text });
});

test('every kind has a remedy of its own, but for two that end the worker', () => {
  const remedies = FAILURE_CODES.map(remedyFor);
  expect(new Set(remedies).size).toBe(remedies.length - 2);
  expect(remedyFor('crashed')).toBe(remedyFor('device-lost'));
  expect(remedyFor('unsupported-graph')).toBe(remedyFor('self-check'));
});

test('“try again” is said only where it may help', () => {
  for (const code of FAILURE_CODES) {
    if (!canRetry(code)) expect(remedyFor(code)).not.toMatch(/try again/i);
  }
  for (const code of ['unsupported-browser', 'unsupported-graph', 'policy', 'too-long'] as const) {
    expect(canRetry(code)).toBe(false);
  }
});
