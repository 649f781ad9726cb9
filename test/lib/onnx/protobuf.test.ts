import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CorruptFileError } from '@/lib/onnx/errors';
import { MessageWriter, readFields, toInt, toInts, toText } from '@/lib/onnx/protobuf';

test('a message that was written is read back field by field', () => {
  const inner = new MessageWriter().int(3, -1).int(3, 2 ** 40);
  const bytes = new MessageWriter().int(1, 300).text(2, 'ĠThe').message(200, inner).join();
  const [number, text, message, ...rest] = readFields(bytes);
  expect(rest).toEqual([]);
  expect(number && toInt(number)).toBe(300);
  expect(text && toText(text)).toBe('ĠThe');
  expect(message?.id).toBe(200);
  expect(toInts(readFields(message?.bytes ?? new Uint8Array()), 3)).toEqual([-1, 2 ** 40]);
});

test('fields are views of the file, not copies', () => {
  const bytes = new MessageWriter().text(1, 'weights').join();
  expect(readFields(bytes)[0]?.bytes.buffer).toBe(bytes.buffer);
});

test('any message is written again byte for byte', () => {
  const field = fc.record({
    id: fc.integer({ min: 1, max: 1000 }),
    wire: fc.constant(2 as const),
    bytes: fc.uint8Array({ maxLength: 300 }),
  });
  fc.assert(
    fc.property(fc.array(field), (fields) => {
      const write = (list: typeof fields) =>
        list.reduce((pieces, each) => pieces.field(each), new MessageWriter()).join();
      const bytes = write(fields);
      expect(write(readFields(bytes) as typeof fields)).toEqual(bytes);
    }),
  );
});

test('packed and single integers are read alike', () => {
  const packed = readFields(Uint8Array.of(0x0a, 3, 1, 0xac, 0x02));
  expect(toInts(packed, 1)).toEqual([1, 300]);
  expect(toInts(readFields(Uint8Array.of(0x08, 1, 0x08, 0xac, 0x02)), 1)).toEqual([1, 300]);
});

test.each([
  ['a length beyond the end', [0x0a, 5, 1]],
  ['the field number 0', [0x02, 0]],
  ['a group', [0x0b]],
  ['an integer without an end', [0x08, 0x80]],
])('a message with %s is corrupt', (_, bytes) => {
  expect(() => readFields(Uint8Array.from(bytes))).toThrow(CorruptFileError);
});
