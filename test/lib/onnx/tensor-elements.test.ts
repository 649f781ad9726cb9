import { expect, test } from 'vitest';
import { halfToNumber } from '@/lib/maths/half';
import { CorruptFileError, UnsupportedGraphError } from '@/lib/onnx/errors';
import { MessageWriter } from '@/lib/onnx/protobuf';
import { INT4, readTensor, UINT4 } from '@/lib/onnx/tensor';
import { readElements } from '@/lib/onnx/tensor-elements';

/** A vector with raw data. */
function tensor(type: number, raw: number[], size = raw.length) {
  const field = { id: 9, wire: 2 as const, bytes: Uint8Array.from(raw) };
  return readTensor(
    new MessageWriter().int(1, size).int(2, type).text(8, 'table').field(field).join(),
  );
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
  const [unsigned, signed] = [UINT4, INT4].map((type) =>
    readElements(tensor(type, [0x2f, 0x87], 4)),
  );
  expect([0, 1, 2, 3].map((i) => unsigned?.(i))).toEqual([15, 2, 7, 8]);
  expect([0, 1, 2, 3].map((i) => signed?.(i))).toEqual([-1, 2, 7, -8]);
});

test('a tensor whose values are in another file cannot be read', () => {
  const elsewhere = new MessageWriter().int(1, 4).int(2, 1).text(8, 'table').int(14, 1);
  expect(() => readElements(readTensor(elsewhere.join()))).toThrow(UnsupportedGraphError);
});

test('a tensor with fewer or more values than its shape is corrupt', () => {
  const raw = (length: number) => ({ id: 9, wire: 2 as const, bytes: new Uint8Array(length) });
  const pair = () => new MessageWriter().int(1, 2).int(2, 1).text(8, 'table');
  expect(readElements(readTensor(pair().field(raw(8)).join()))(1)).toBe(0);
  for (const length of [0, 4, 7, 12]) {
    const tensor = readTensor(pair().field(raw(length)).join());
    expect(() => readElements(tensor)).toThrow(CorruptFileError);
  }
});

test.each([[[-1, 4]], [[2 ** 40, 2 ** 40]]])('the shape %j is corrupt', (dims) => {
  const tensor = dims.reduce((writer, dim) => writer.int(1, dim), new MessageWriter().int(2, 1));
  expect(() => readTensor(tensor.join())).toThrow(CorruptFileError);
});

test('4-bit integers in int32_data are two in each number', () => {
  const stored = new MessageWriter().int(1, 3).int(2, UINT4).int(5, 0x2f).int(5, 0x07);
  const element = readElements(readTensor(stored.join()));
  expect([0, 1, 2].map(element)).toEqual([15, 2, 7]);
});

test('a tensor of strings cannot be read', () => {
  expect(() => readElements(tensor(8, [1]))).toThrow('element type 8');
});
