import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { instrument, openFile, readTables } from '@/lib/onnx';

const file = () =>
  new Uint8Array(
    readFileSync(
      new URL('../../../public/models/storybook/onnx/model_quantized.onnx', import.meta.url),
    ),
  );

test('a file that is opened is read once, with the same result as twice', () => {
  const { tables, bytes, ...added } = openFile(file());
  const { bytes: instrumented, ...known } = instrument(file());
  expect(Buffer.compare(bytes, instrumented)).toBe(0);
  expect(added).toEqual(known);
  const others = readTables(file());
  for (const name of ['token', 'position'] as const) {
    const [one, other] = [tables[name], others[name]];
    expect([one.rows, one.width]).toEqual([other.rows, other.width]);
    for (const row of [0, 1, one.rows - 1]) expect(one.row(row)).toEqual(other.row(row));
  }
  expect(tables.norms).toEqual(others.norms);
});

test('its tables do not need its bytes', () => {
  const bytes = file();
  const { token } = openFile(bytes).tables;
  const before = token.row(7).slice();
  bytes.fill(0);
  expect(token.row(7)).toEqual(before);
});
