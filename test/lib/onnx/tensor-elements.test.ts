import { expect, test } from 'vitest';
import { halfToNumber } from '@/lib/maths/half';
import { UnsupportedGraphError } from '@/lib/onnx/errors';
import { MessageWriter } from '@/lib/onnx/protobuf';
import { INT4, readTensor, UINT4 } from '@/lib/onnx/tensor';
import { readElements } from '@/lib/onnx/tensor-elements';

/** A tensor with raw data. */
function tensor(type: number, raw: number[]) {
  const field = { id: 9, wire: 2 as const, bytes: Uint8Array.from(raw) };
  return readTensor(new MessageWriter().int(2, type).text(8, 'table').field(field).join());
}

test.each([
  [0x0000, 0],
  [0x0001, 2 ** -24],
  [0x3c00, 1],
  [0xc000, -2],
  [0x3555, 0.333251953125],
  [0x7bff, 65504],
  [0xfc00, Number.NEGATIVE_INFINITY],
  [0x7e00, Number.NaN],
])('the half %i is %f', (bits, value) => {
  expect(halfToNumber(bits)).toBe(value);
});

test('4-bit integers stand two in a byte, the lower half first', () => {
  const [unsigned, signed] = [UINT4, INT4].map((type) => readElements(tensor(type, [0x2f, 0x87])));
  expect([0, 1, 2, 3].map((i) => unsigned?.(i))).toEqual([15, 2, 7, 8]);
  expect([0, 1, 2, 3].map((i) => signed?.(i))).toEqual([-1, 2, 7, -8]);
});

test('a tensor whose values are in another file cannot be read', () => {
  const elsewhere = readTensor(new MessageWriter().int(1, 4).int(2, 1).text(8, 'table').join());
  expect(() => readElements(elsewhere)).toThrow(UnsupportedGraphError);
});

test('a tensor of strings cannot be read', () => {
  expect(() => readElements(tensor(8, [1]))).toThrow('element type 8');
});
