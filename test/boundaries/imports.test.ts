import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBoundaries } from '@/scripts/boundaries.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** The project's sources, to try whole commands on. */
const copy = mkdtempSync(join(tmpdir(), 'boundaries-copy-'));
/** Nothing but the file that is tried, to be quick. */
const empty = mkdtempSync(join(tmpdir(), 'boundaries-empty-'));

beforeAll(() => {
  for (const name of ['app', 'content', 'components', 'lib', 'biome.json']) {
    if (existsSync(join(root, name))) {
      cpSync(join(root, name), join(copy, name), { recursive: true });
    }
  }
});

afterAll(() => {
  rmSync(copy, { recursive: true });
  rmSync(empty, { recursive: true });
});

/** What a command prints on both streams; an exit code of 0 gives nothing. */
async function complaints(command: string, args: string[], cwd: string): Promise<string> {
  try {
    await promisify(execFile)(command, args, { cwd });
    return '';
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  }
}

const directions = (folder: string) =>
  complaints(process.execPath, [join(root, 'scripts', 'boundaries.mjs'), folder], root);

const lint = () => complaints(join(root, 'node_modules', '.bin', 'biome'), ['lint', 'lib'], copy);

/** Puts a file into a folder for as long as a rule looks at it. */
async function tryOut<T>(
  folder: string,
  path: string,
  source: string,
  rule: () => T | Promise<T>,
): Promise<T> {
  const file = join(folder, path);
  expect(existsSync(file), `${path} is a name of its own`).toBe(false);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, source);
  try {
    return await rule();
  } finally {
    rmSync(file);
  }
}

const widget = 'components/widgets/scratch-a/Scratch.tsx';
const apart = 'a widget cannot import another widget';
const noInterface = 'lib knows neither React nor Next';
const oneHome = 'only lib/engine/graph/runtime.ts imports @huggingface/transformers';
const downOnly = 'imports go down only';
const alias = 'starts with "@/"';
const inWorker = 'only worker.ts, scripts and tests import lib/engine/graph/runtime';
const computes = 'D3 computes and React renders';

test('the project itself keeps to the directions', async () => {
  expect(await directions(root)).toBe('');
});

test.each([
  [widget, "import { marks } from '../scratch-b/marks';", apart],
  ['lib/maths/scratch.ts', "import { useState } from 'react';", noInterface],
  ['lib/engine/scratch.ts', "import { env } from '@huggingface/transformers';", oneHome],
])('in the project, %s fails the check with: %s', async (path, source, expected) => {
  const said = await tryOut(copy, path, source, () => directions(copy));
  expect(said).toContain(expected);
});

test.each([
  [widget, "import { marks } from '../scratch-b/marks';", apart],
  [widget, "import { marks } from '@/components/widgets/scratch-b/marks';", apart],
  [widget, "export * from '../scratch-b';", apart],
  [widget, "const load = () => import('@/components/widgets/scratch-b');", apart],
  ['lib/maths/scratch.ts', "import { useState } from 'react';", noInterface],
  ['lib/maths/scratch.ts', "import type { ReactNode } from 'react';", noInterface],
  ['lib/maths/scratch.ts', "import { flushSync } from 'react-dom';", noInterface],
  ['lib/maths/scratch.ts', "import { jsx } from 'react/jsx-runtime';", noInterface],
  ['lib/maths/scratch.ts', "import Link from 'next/link';", noInterface],
  ['lib/maths/scratch.ts', "import { Button } from 'react-aria-components';", noInterface],
  ['lib/maths/scratch.tsx', 'export const a = <p />;', 'lib draws nothing'],
  ['lib/engine/scratch.ts', "import { env } from '@huggingface/transformers';", oneHome],
  ['lib/engine/scratch.ts', "import type { Tensor } from '@huggingface/transformers';", oneHome],
  ['lib/engine/scratch.ts', "export { env } from '@huggingface/transformers';", oneHome],
  ['lib/engine/scratch.ts', "export * from '@huggingface/transformers';", oneHome],
  ['lib/engine/scratch.ts', "await import('@huggingface/transformers');", oneHome],
  ['lib/engine/scratch.ts', 'await import(`@huggingface/transformers`);', oneHome],
  ['lib/engine/scratch.ts', "type T = import('@huggingface/transformers').Tensor;", oneHome],
  ['test/lib/scratch.test.ts', "import { env } from '@huggingface/transformers';", oneHome],
  ['scripts/scratch.mjs', "import '@huggingface/transformers/dist/transformers.js';", oneHome],
  ['components/engine/scratch.ts', "import { load } from '@/lib/engine/graph/runtime';", inWorker],
  ['lib/engine/scratch.ts', "import type { Loaded } from './graph/runtime';", inWorker],
  ['lib/engine/scratch.ts', "import { load } from './graph/runtime.ts';", inWorker],
  ['lib/maths/scratch.ts', "import { Term } from '@/components/prose/Term';", downOnly],
  ['components/prose/scratch.ts', "import { chapters } from '@/content/chapters';", downOnly],
  ['content/scratch.ts', "import Page from '@/app/page';", downOnly],
  ['content/scratch.mdx', "import Page from '@/app/page'\n\n# $a_{i}$\n", downOnly],
  ['lib/maths/scratch.ts', "import trace from '@/test/fixtures/trace.json';", 'from test/'],
  ['components/prose/scratch.ts', "import { softmax } from '../../lib/maths/softmax';", alias],
  ['test/lib/scratch.test.ts', "import { softmax } from '../../lib/maths/softmax';", alias],
  [widget, "import { select } from 'd3';", computes],
  [widget, "import * as d3 from 'd3';", computes],
  [widget, "import { selectAll as all } from 'd3-selection';", computes],
  ['lib/engine/scratch.ts', 'export const load = (name: string) => import(name);', 'must name'],
])('%s is refused with: %s', async (path, source, expected) => {
  const said = await tryOut(empty, path, source, () => checkBoundaries(empty));
  expect(said).toEqual([expect.stringContaining(expected)]);
  expect(said[0]).toMatch(new RegExp(`^${path}:1 `));
});

test.each([
  [
    widget,
    "import { marks } from './marks';\nimport { Figure } from '@/components/figure/Figure';",
  ],
  [widget, "import { scaleLinear } from 'd3';\nimport { softmax } from '@/lib/maths/softmax';"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of the file that is tried
  ['app/scratch.tsx', 'const load = (slug: string) => import(`@/content/${slug}.mdx`);'],
  ['scripts/scratch.ts', "import { load } from '@/lib/engine/graph/runtime';"],
  ['lib/engine/scratch.ts', "// import 'react';\nexport const text = \"import 'react'\";"],
])('%s may hold: %s', async (path, source) => {
  expect(await tryOut(empty, path, source, () => checkBoundaries(empty))).toEqual([]);
});

test('lint refuses the page and its document in lib', async () => {
  const own = 'export const first = (document: string) => document[0];\n';
  expect(await tryOut(copy, 'lib/maths/scratch.ts', own, lint)).not.toContain('scratch.ts');
  const global = 'export const width = () => window.innerWidth + document.body.clientWidth;\n';
  const said = await tryOut(copy, 'lib/maths/scratch.ts', global, lint);
  expect(said).toContain('lib/maths/scratch.ts:1');
  expect(said).toContain('lib knows no DOM; components/ does.');
  expect(said).toContain('in a worker the global object is self');
});
