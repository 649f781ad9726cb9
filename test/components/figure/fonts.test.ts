import { expect, test } from 'vitest';
import { covers } from '@/components/figure/fonts';

const letters = (text: string) => Array.from(text, (letter) => letter.codePointAt(0) ?? 0);

test('a font file is taken where its range holds a letter of the figure', () => {
  const latin = 'U+0000-00FF, U+0131, U+2000-206F';
  expect(covers(latin, letters('old'))).toBe(true);
  expect(covers(latin, letters('ж'))).toBe(false);
  expect(covers(latin, letters('жı'))).toBe(true);
  expect(covers('u+4??', letters('ж'))).toBe(true);
  expect(covers('U+4??', letters('old'))).toBe(false);
});

test('a file without a range holds all letters', () => {
  expect(covers('', letters('ж'))).toBe(true);
});
