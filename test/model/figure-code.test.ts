import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parser } from '@lezer/javascript';
import { expect, test } from 'vitest';
import type { PythonCode } from '../support/python-code';
import { codedFiles, recordedCode } from '../support/recorded-code';

/** The names that code gives, and those that it uses. */
function namesIn(code: string): { given: Set<string>; used: Set<string> } {
  const given = new Set<string>();
  const used = new Set<string>();
  parser.parse(code).iterate({
    enter: ({ name, from, to }) => {
      if (name === 'VariableDefinition') given.add(code.slice(from, to));
      if (name === 'VariableName') used.add(code.slice(from, to));
    },
  });
  return { given, used };
}

// What it gives is seen in a browser, for many figures at once, in test/e2e/every-code.test.ts.
test('the code of a figure stands alone: it uses no name that only the code of another gives', async () => {
  const codes = await Promise.all(codedFiles.map(recordedCode));
  const all = codes.map(({ code }) => ({ code, ...namesIn(code) }));
  const givenBySome = new Set(all.flatMap(({ given }) => [...given]));
  expect(givenBySome.size).toBeGreaterThan(10);
  for (const { code, given, used } of all) {
    expect(used, code).toContain('gpt2');
    expect(
      [...used].filter((name) => givenBySome.has(name) && !given.has(name)),
      code,
    ).toEqual([]);
  }
});

test('training/tests/test_figure_code.py is given the Python of every figure', async () => {
  const print = ['--import', 'tsx', 'test/support/print-python.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, print, { maxBuffer: 1e7 });
  const all: readonly PythonCode[] = JSON.parse(stdout);
  expect(all.map(({ file }) => file)).toEqual(expect.arrayContaining(codedFiles));
  for (const { file, python, shown } of all) {
    expect(python, file).not.toBe('');
    expect(shown.length, file).toBeGreaterThan(0);
  }
});
