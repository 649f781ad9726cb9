import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, decodeTokens, encode, encodeTokens, tokenIdsIn } from '@/lib/trace/codec';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { token } from '../../fixtures/traces';

const throughJson = (value: unknown, bits: 16 | 32) =>
  decode(JSON.parse(JSON.stringify(encode(value, bits))));

test('plain data comes back as it was, typed arrays with their type', () => {
  const data = {
    name: 'Once',
    on: true,
    none: null,
    list: [1, [2, { deep: Float32Array.of(0.1, -2.5) }]],
    wide: Float64Array.of(0.5, -3),
    ids: Int32Array.of(-1, 50_256),
  };
  expect(throughJson(data, 32)).toEqual(data);
});

test('any single-precision numbers survive 32 bits, and any integers', () => {
  const survives = (values: Float32Array | Int32Array) => {
    expect(throughJson(values, 32)).toEqual(values);
  };
  fc.assert(fc.property(fc.float32Array({ noNaN: true }), survives));
  fc.assert(fc.property(fc.int32Array(), survives));
});

test('16 bits keep three digits of a float', () => {
  const values = Float32Array.of(0, 1, -2.5, 1 / 3, 1e-6, 123.456);
  const kept = throughJson(values, 16) as Float32Array;
  for (const [i, value] of values.entries()) {
    const error = Math.abs((kept[i] as number) - value);
    expect(error).toBeLessThan(Math.max(1e-6, Math.abs(value) * 5e-4));
  }
});

test('of 16 bits the upper bytes come first, then the lower', () => {
  // 1 is 3C 00, 1.5 is 3E 00, and 1/3 is 35 55: IEEE 754, binary16.
  const { base64 } = encode(Float32Array.of(1, 1.5, 1 / 3), 16) as { base64: string };
  expect(Buffer.from(base64, 'base64').toString('hex')).toBe('3c3e35' + '000055');
});

test('integers take the fewest bits that hold all of them', () => {
  const bits = (...values: number[]) =>
    (encode(Int32Array.of(...values), 32) as { bits: number }).bits;
  expect([bits(127, -128), bits(128), bits(-32_768), bits(40_000)]).toEqual([8, 16, 16, 32]);
});

test('what is undefined is left out; what is not plain data is an error', () => {
  expect(encode({ a: undefined, b: 1 }, 32)).toEqual({ b: 1 });
  expect(() => encode({ when: new Date() }, 32)).toThrow(TypeError);
  expect(() => encode(new Map(), 32)).toThrow(TypeError);
});

test('token ids are found by the names of their properties', () => {
  const answer = {
    ids: [1, 2],
    topIds: Int32Array.of(3),
    candidates: [{ id: 4, rank: 99 }],
    sums: [[{ id: 5, weight: 1 }]],
    ranks: [98],
    id: 'storybook',
  };
  expect([...tokenIdsIn(answer)].sort()).toEqual([1, 2, 3, 4, 5]);
});

test('−1 stands where there is no token, as at the root of a tree', () => {
  expect([...tokenIdsIn({ nodes: [{ id: -1 }, { id: 4 }] })]).toEqual([4]);
});

test('a token table keeps bytes that are no text, and tells special tokens', () => {
  const part = { id: 7, bytes: Uint8Array.of(0xf0, 0x9f, 0, 255), special: false };
  const begin = { ...token(0, '<|endoftext|>'), special: true };
  const known = [token(3, ' é'), part, begin];
  const table = encodeTokens([7, 3, 0, 3], sparseVocabulary(known));
  const vocabulary = decodeTokens(JSON.parse(JSON.stringify(table)));
  for (const one of known) expect(vocabulary.token(one.id)).toEqual(one);
  expect(() => vocabulary.token(1)).toThrow(RangeError);
});
