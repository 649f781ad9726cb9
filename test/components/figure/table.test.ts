import { expect, test } from 'vitest';
import { toCsv } from '@/components/figure/table';

test('writes a header and a line for each row, ended by CRLF', () => {
  const table = { columns: ['Token', 'Probability'], rows: [['·boy', 0.125] as const] };
  expect(toCsv(table)).toBe('Token,Probability\r\n·boy,0.125\r\n');
});

test('quotes what would break a cell, and doubles the quotes inside', () => {
  const rows = [[','], ['say "so"'], ['two\nlines']];
  expect(toCsv({ columns: ['Token'], rows })).toBe(
    'Token\r\n","\r\n"say ""so"""\r\n"two\nlines"\r\n',
  );
});

test('keeps every digit of a number', () => {
  expect(toCsv({ columns: ['p'], rows: [[1 / 3]] })).toContain('0.3333333333333333');
});
