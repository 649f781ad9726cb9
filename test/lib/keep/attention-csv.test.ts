import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attentionTable, readAttentionCsv, writeAttentionCsv } from '@/lib/keep/attention-csv';
import { headOfTrace } from '@/lib/trace/head-weights';
import { traceOf } from '../../fixtures/traces';

const table = fc
  .array(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 8 })
  .chain((labels) =>
    fc.record({
      labels: fc.constant(labels),
      weights: fc.tuple(
        ...labels.map((_, query) =>
          fc.tuple(
            ...labels.map((_, key) =>
              key > query
                ? fc.constant(undefined)
                : fc.float({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
            ),
          ),
        ),
      ),
    }),
  );

test('the attention of a head comes back from its CSV as it was, to the last bit', () => {
  fc.assert(
    fc.property(table, (made) => {
      expect(readAttentionCsv(writeAttentionCsv(made))).toEqual(made);
    }),
  );
});

test('a row is a token that looks; what the mask forbids is empty', () => {
  const weights = headOfTrace(traceOf(['Once', ' upon', ',']), 0, 1);
  const made = attentionTable(weights);
  const [head, first, second] = writeAttentionCsv(made).split('\r\n');
  expect(head).toBe('query \\ key,1 Once,2 ·upon,"3 ,"');
  expect(first).toBe(`1 Once,${weights.weight(0, 0)},,`);
  expect(second).toBe(`2 ·upon,${weights.weight(1, 0)},${weights.weight(1, 1)},`);
});

test('another CSV is not taken for one', () => {
  for (const text of [
    'query \\ key,1 a\r\n1 a,2\r\n',
    'query \\ key,1 a\r\n1 b,0.5\r\n',
    'query \\ key,1 a\r\n',
    'query \\ key,"1 a\r\n',
    'x,1 a\r\n1 a,0.5,0.5\r\n',
  ]) {
    expect(readAttentionCsv(text)).toBeUndefined();
  }
});
