import { csvParseRows } from 'd3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeAttentionCsv } from '@/lib/export/attention-csv';
import { tokenLabel } from '@/lib/text/token-text';
import { token, weightsOn } from '../../fixtures/traces';

const head = fc
  .array(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 8 })
  .chain((texts) =>
    fc.record({
      tokens: fc.constant(texts.map((text, id) => token(id, text))),
      rows: fc.tuple(
        ...texts.map((_, query) =>
          fc.array(
            fc.float({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
            {
              minLength: query + 1,
              maxLength: query + 1,
            },
          ),
        ),
      ),
    }),
  );

test('a reader of CSV finds every label and every weight, to the last bit', () => {
  fc.assert(
    fc.property(head, ({ tokens, rows }) => {
      const weight = (query: number, key: number) => rows[query]?.[key];
      const names = tokens.map((one, at) => `${at + 1} ${tokenLabel(one)}`);
      const [columns, ...cells] = csvParseRows(writeAttentionCsv({ tokens, weight }));
      expect(columns).toEqual(['query \\ key', ...names]);
      expect(cells).toEqual(
        names.map((name, query) => [
          name,
          ...names.map((_, key) => String(weight(query, key) ?? '')),
        ]),
      );
    }),
  );
});

test('a row is a token that looks; what the mask forbids is empty', () => {
  const weights = weightsOn(['Once', ' upon', ',']);
  const [columns, first, second] = writeAttentionCsv(weights).split('\r\n');
  expect(columns).toBe('query \\ key,1 Once,2 ·upon,"3 ,"');
  expect(first).toBe(`1 Once,${weights.weight(0, 0)},,`);
  expect(second).toBe(`2 ·upon,${weights.weight(1, 0)},${weights.weight(1, 1)},`);
});
