import { expect, test } from 'vitest';
import { CodeError, compileCell } from '@/lib/cells/compile';

const errorOf = (code: string) => {
  try {
    compileCell(code);
  } catch (error) {
    return error as CodeError;
  }
  throw new Error('compiled');
};

test('types are taken out, and every line stays where it was', () => {
  const code = 'interface A {\n  b: number;\n}\nconst x: A = { b: 1 } as A;\nconst y = x!.b;';
  const lines = compileCell(code).split('\n');
  expect(lines).toHaveLength(5);
  expect(lines[4]).toBe('const y = x.b;');
});

test('an expression at the end becomes what the cell shows', () => {
  expect(compileCell('const a = 1;\na + 1;')).toBe('const a = 1;\n;await $cells.show((a + 1));');
  expect(compileCell('f(1) // why')).toBe(';await $cells.show((f(1))); // why');
  expect(compileCell('const a = 1;')).toBe('const a = 1;');
  expect(compileCell('for (const a of [1]) f(a)')).toBe('for (const a of [1]) f(a)');
});

test.each([
  ['const a = ;', 1],
  ['let a = 1;\n}', 2],
  ['f(1)\nfor (const i of [1]) {\n', 3],
  ['f(1 2)', 1],
  ['let a = 1;\nif (a) return a;', 2],
  ["f(1)\nimport x from 'y';", 2],
  ['export const a = 1;', 1],
])('%j is an error of line %i', (code, line) => {
  const error = errorOf(code);
  expect(error).toBeInstanceOf(CodeError);
  expect(error.line).toBe(line);
  expect(error.message).toMatch(/^SyntaxError: /);
});

test('a return inside a function is none of the cell', () => {
  expect(() =>
    compileCell('const f = () => { return 1; };\nfunction g() { return 2; }'),
  ).not.toThrow();
  expect(() =>
    compileCell('const a = { b() { return 1; }, get c() { return 2; } };'),
  ).not.toThrow();
});
