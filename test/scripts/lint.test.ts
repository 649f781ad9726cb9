import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '@/scripts/project.mjs';

/** Scratch files are linted with the project's own configuration in an otherwise empty folder. */
const folder = mkdtempSync(join(tmpdir(), 'lint-'));

const apart = 'A widget imports no other widget';
const down = 'Imports go down only';
const noInterface = 'lib knows neither React nor Next';
const oneHome = 'runtime.ts imports @huggingface/transformers';
const workerOnly = 'Only the worker imports the runtime';
const computes = 'D3 computes and React renders';
const typeByName = 'Import the type by name';
const mustName = 'import() must name its module';

/** Folder, source, and the message that the source is refused with; none when it is allowed. */
const cases: [folder: string, source: string, refused?: string][] = [
  ['components/widgets/a', "export * from './marks';"],
  ['components/widgets/a', "export * from '../b/marks';", apart],
  ['components/widgets/a', "export * from '..';", apart],
  ['components/widgets/a', "export * from '@/components/widgets/b/marks';", apart],
  ['components/widgets/a', "export const load = () => import('@/components/widgets/b');", apart],
  ['components/widgets/a', "export * from '@/content/chapters';", down],
  ['components/widgets/a', "export { scaleLinear } from 'd3';"],
  ['components/widgets/a', "export { selectAll as all } from 'd3';", computes],
  ['components/widgets/a', "import * as d3 from 'd3';\nexport const s = d3.scaleLinear;", computes],
  ['components/prose', "export * from '@/content/chapters';", down],
  ['components/prose', "export * from '@/app/page';", down],
  ['components/prose', "import file from '@/content/recorded/sentence.json';\nexport { file };"],
  ['components/prose', "export * from '@/components/widgets/b/B';"],
  ['components/prose', "export * from '../../lib/maths/softmax';", down],
  ['components/prose', "export * from '../widgets/b/B';"],
  ['components/prose', "export * from '@/scripts/project.mjs';", down],
  ['components/engine', "export * from '@/lib/engine/client';"],
  ['components/engine', "export * from '@/lib/engine/runtime';", workerOnly],
  ['components/engine', "export * from '@/lib/engine/graph/runtime';", workerOnly],
  ['components/engine', "export * from '@/lib/engine/graph/runtime.ts';", workerOnly],
  ['content', "export * from '@/app/page';", down],
  ['content', "export * from '@/components/prose/Term';"],
  ['app/deep/page', "export * from '@/lib/engine/runtime';", workerOnly],
  ['app', "export * from '@/test/fixtures/trace.json';", down],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the scratch file's own template
  ['app', 'export const load = (slug: string) => import(`@/content/${slug}.mdx`);'],
  ['lib/maths', "export * from '@/components/prose/Term';", down],
  ['lib/maths', "export * from '@/test/fixtures/trace.json';", down],
  ['lib/maths', "export { useState } from 'react';", noInterface],
  ['lib/maths', "export type { ReactNode } from 'react';", noInterface],
  ['lib/maths', "export { flushSync } from 'react-dom';", noInterface],
  ['lib/maths', "export { jsx } from 'react/jsx-runtime';", noInterface],
  ['lib/maths', "export { default } from 'next/link';", noInterface],
  ['lib/maths', "export { Button } from 'react-aria-components';", noInterface],
  ['lib/maths', "export * from './react';"],
  ['lib/maths', "// import 'react';\nexport const text = \"import 'react'\";"],
  ['lib/maths', 'export const width = () => window.innerWidth;', 'global variable window'],
  ['lib/maths', 'export const body = () => document.body;', 'global variable document'],
  ['lib/maths', 'export const first = (document: string) => document[0];'],
  ['lib/maths', 'export const load = (name: string) => import(name);', mustName],
  ['lib/engine', "export { env } from '@huggingface/transformers';", oneHome],
  ['lib/engine', "export type { Tensor } from '@huggingface/transformers';", oneHome],
  ['lib/engine', 'export const load = () => import(`@huggingface/transformers`);', mustName],
  ['lib/engine', "export type T = import('@huggingface/transformers').Tensor;", typeByName],
  ['lib/engine', "export type { LoadedModel } from './runtime';", workerOnly],
  ['lib/engine', "export type { LoadedModel } from './graph/runtime.ts';", workerOnly],
  ['lib/engine/tasks', "export * from '../runtime';", workerOnly],
  ['scripts', "export * from '@/lib/engine/runtime';"],
  ['scripts', "export * from '@huggingface/transformers/dist/transformers.js';", oneHome],
  ['test/lib', "export { env } from '@huggingface/transformers';", oneHome],
];

/** Files whose names the rules know, and two that import each other. */
const named: [path: string, source: string, refused?: string][] = [
  ['lib/engine/worker.ts', "export * from './graph/runtime';"],
  ['lib/engine/graph/runtime.ts', "export * from '@huggingface/transformers';"],
  ['lib/maths/scratch.tsx', 'export const a = <p />;', 'lib draws nothing'],
  ['lib/circle/a.ts', "import { b } from './b';\nexport const a = () => b;", 'cycle'],
  ['lib/circle/c.ts', "import type { D } from './d';\nexport type C = D[];", 'cycle'],
  ['lib/circle/d.ts', "import type { C } from './c';\nexport type D = { c?: C };", 'cycle'],
  ['lib/circle/b.ts', "import { a } from './a';\nexport const b = () => a;", 'cycle'],
];

const files = [
  ...cases.map(([at, source, refused], index) => ({
    path: `${at}/scratch-${index}.ts`,
    source,
    refused,
  })),
  ...named.map(([path, source, refused]) => ({ path, source, refused })),
];

/** What the linter says of each file. */
const said = new Map<string, string[]>();

beforeAll(async () => {
  for (const name of ['biome.json', 'scripts/checks/imports.grit', 'scripts/checks/no-jsx.grit']) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    copyFileSync(join(root, name), join(folder, name));
  }
  for (const { path, source } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${source}\n`);
  }
  const output = await new Promise<string>((resolve) => {
    execFile(
      join(root, 'node_modules', '.bin', 'biome'),
      ['lint', '--reporter=json', '--max-diagnostics=none'],
      { cwd: folder, maxBuffer: 2 ** 24 },
      (_, stdout) => resolve(stdout),
    );
  });
  for (const { location, message } of JSON.parse(output).diagnostics) {
    said.set(location.path, [...(said.get(location.path) ?? []), message]);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(files)('$path: $source', ({ path, refused }) => {
  const expected = refused === undefined ? [] : [expect.stringContaining(refused)];
  expect(said.get(path) ?? []).toEqual(expected);
});
