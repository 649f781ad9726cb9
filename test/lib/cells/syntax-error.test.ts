import { expect, test } from 'vitest';
import { compileCell } from '@/lib/cells/compile';
import { cellScript } from '@/lib/cells/script';
import { syntaxErrorIn } from '@/lib/cells/syntax-error';

const faultOf = (...codes: readonly string[]) => {
  const cells = codes.map((code, at) => ({ id: at + 1, code: compileCell(code) }));
  const { script, place } = cellScript('const prelude = 1;\n', cells, [cells.length]);
  const found = syntaxErrorIn(script);
  return found && { ...place(found.line), message: found.message };
};

test.each([
  ['let a = 1;\nlet a = 2;', 2, "Identifier 'a' has already been declared"],
  ['f(1);\n\nbreak;', 3, 'Unsyntactic break'],
  ['010', 1, 'Invalid number'],
  ['/(/', 1, 'Invalid regular expression: /(/: Unterminated group'],
])('%j, where no type is wrong, is told with its line', (code, line, words) => {
  expect(faultOf('const before = 1;', code)).toEqual({
    id: 2,
    line,
    message: `SyntaxError: ${words}`,
  });
});

test('what each browser reads has no error', () => {
  expect(
    faultOf('const a = 1;\na', "const a = await gpt2.next('x');\nfor await (const b of a) b?.c"),
  ).toBeUndefined();
});
