import { expect, test } from 'vitest';
import { readRecording, writeRecording } from '@/lib/trace/recording';
import { token, traceOf } from '../../fixtures/traces';

const trace = traceOf(['Once', ' upon', ' é']);
const recorded = () => writeRecording(trace, 3, [token(9, ' hill'), token(5, '😀')]);

test('a recorded trace reads back equal, by way of JSON', () => {
  const read = readRecording(JSON.parse(JSON.stringify(recorded())));
  expect(read.promptLength).toBe(3);
  expect(read.trace.shape).toEqual(trace.shape);
  expect(read.trace.rows.map((row) => [...row.attention])).toEqual(
    trace.rows.map((row) => [...row.attention]),
  );
  expect(read.trace.rows.map((row) => [...row.token.bytes])).toEqual(
    trace.rows.map((row) => [...row.token.bytes]),
  );
  expect([...(read.trace.rows[2]?.logits ?? [])]).toEqual([...(trace.rows[2]?.logits ?? [])]);
});

test('only the last row keeps its logits: figures need no others', () => {
  expect(readRecording(recorded()).trace.rows[0]).not.toHaveProperty('logits');
});

test('its vocabulary holds its own tokens and the named ones, and no more', () => {
  const { vocabulary } = readRecording(recorded());
  expect(new TextDecoder().decode(vocabulary.token(9).bytes)).toBe(' hill');
  expect(vocabulary.token(0).id).toBe(0);
  expect(() => vocabulary.token(7)).toThrow(RangeError);
});

test('a damaged recording is an error, not a wrong picture', () => {
  expect(() => readRecording({ ...recorded(), logits: 'AAAA' })).toThrow();
  expect(() => readRecording({ ...recorded(), rows: [] })).toThrow();
  const [first, ...rest] = recorded().rows;
  expect(() => readRecording({ ...recorded(), rows: rest })).toThrow(RangeError);
  expect(first).toBeDefined();
});
