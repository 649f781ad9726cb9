import { expect, test } from 'vitest';
import { plainCopy } from '@/lib/cells/prelude/plain';

test('plain data is copied, and its size counted', () => {
  const value = { ids: [1, 2], text: 'abc', values: Float32Array.of(1, 2), none: undefined };
  const { copy, size } = plainCopy(value, 1000);
  expect(copy).toEqual(value);
  expect(copy).not.toBe(value);
  // The names, an object, a list, a text, an array, a nothing and two numbers.
  expect(size).toBe('idstextvaluesnone'.length + 8 + (8 + 16) + 3 + (8 + 8) + 8);
});

test.each<[string, () => unknown]>([
  ['a long list', () => Array(1e7).fill(0)],
  ['a long text', () => 'x'.repeat(2e6)],
  ['many numbers', () => new Float32Array(1e6)],
  [
    'a list without an end',
    () => new Proxy([], { get: (_, key) => (key === 'length' ? 1e12 : 0) }),
  ],
  ['an object that holds itself', () => Object.assign([], { 0: null, length: 1 })],
])('%s is refused before it is sent', (name, make) => {
  const value = make() as unknown[];
  if (name === 'an object that holds itself') value[0] = value;
  expect(() => plainCopy(value, 1e6)).toThrow(RangeError);
});

test('what toJSON or a getter says is what is sent, and not more', () => {
  let read = 0;
  const value = {
    toJSON: undefined,
    get text() {
      read++;
      return read === 1 ? 'short' : 'x'.repeat(1e9);
    },
  };
  expect(plainCopy(value, 1000).copy).toEqual({ toJSON: undefined, text: 'short' });
});

test('a function is no plain data', () => {
  expect(() => plainCopy({ ids: [() => 1] }, 1000)).toThrow(TypeError);
});
