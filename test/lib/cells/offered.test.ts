import { expect, test } from 'vitest';
import { offered } from '@/lib/cells/offered';
import { readDeclarations } from '@/scripts/declarations.mjs';

const known = readDeclarations();
const namesAfter = (text: string) => offered(known, text).map(({ name }) => name);

test('behind “gpt2.” its methods and sizes are offered, behind other dots what answers have', () => {
  expect(namesAfter('await gpt2.')).toEqual(expect.arrayContaining(['next', 'trace', 'layers']));
  expect(namesAfter('const a = attention.')).toEqual(expect.arrayContaining(['at', 'softmax']));
  expect(namesAfter('await gpt2.')).not.toContain('softmax');
});

test('within the braces of a call its options are offered, and nothing else', () => {
  expect(namesAfter("gpt2.trace('a', { ")).toEqual(expect.arrayContaining(['capture', 'headsOff']));
  expect(namesAfter("gpt2.generate('a', { length: 3, ")).toContain('seed');
  expect(namesAfter("gpt2.generate('a', { length: ")).not.toContain('seed');
});

test('names by themselves are offered where a name may stand', () => {
  expect(namesAfter('const a = ')).toContain('gpt2');
  expect(namesAfter("'")).toEqual([]);
});
