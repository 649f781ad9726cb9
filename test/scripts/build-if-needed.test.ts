import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hashInputs, listInputs, removeOutdated } from '@/scripts/build-if-needed.mjs';
import { root } from '@/scripts/project.mjs';

let folder: string;
let before: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inputs-'));
  write('package-lock.json', '{}');
  write('lib/maths/softmax.ts', 'a');
  write('postcss.config.mjs', "export { plugins } from './scripts/plugins.mjs';");
  write('scripts/plugins.mjs', "import './more/plugin.mjs'; const loaders = ['./loader.cjs'];");
  write('scripts/more/plugin.mjs', 'a');
  write('scripts/loader.cjs', 'a');
  before = hashInputs(folder);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string) {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test.each([
  ['a changed source', 'lib/maths/softmax.ts', 'b'],
  ['a new file of the same content', 'lib/maths/entropy.ts', 'a'],
  ['a changed model', 'public/models/m/config.json', '{}'],
  ['another version of a dependency', 'package-lock.json', '{"a":1}'],
  ['a changed configuration', 'next.config.mjs', 'export default {};'],
  ['a changed import of a configuration', 'scripts/plugins.mjs', ''],
  ['a changed import of that import', 'scripts/more/plugin.mjs', 'b'],
  ['a changed loader that it names', 'scripts/loader.cjs', 'b'],
])('%s asks for a new build', (_, path, text) => {
  write(path, text);
  expect(hashInputs(folder)).not.toBe(before);
});

test.each([
  ['a mirror', 'NEXT_PUBLIC_MODEL_HOST', 'https://models.example'],
  ['a path', 'BASE_PATH', '/notebook'],
  ['scripts as they are written', 'PLAIN_SCRIPTS', '1'],
])('%s asks for a new build', (_, name, value) => {
  vi.stubEnv(name, value);
  expect(hashInputs(folder)).not.toBe(before);
});

test.each([
  ['another script', 'scripts/more/other.mjs'],
  ['a test', 'test/lib/softmax.test.ts'],
  ['the copied runtime', 'public/ort/1.0.0/runtime.mjs'],
  ['the export itself', 'out/index.html'],
  ['a rule of the check', 'biome.json'],
])('%s does not', (_, path) => {
  write(path, 'new');
  expect(hashInputs(folder)).toBe(before);
});

test('the plugins that chapters are read with are an input of the project itself, and what the bundler is told to load', () => {
  const inputs = listInputs(root);
  expect(inputs).toContain('scripts/mdx-options.mjs');
  expect(inputs).toContain('scripts/next-retry-loader.cjs');
  expect(inputs).toContain('scripts/not-needed/d3-time.mjs');
});

test('the same sources, written again, do not either', () => {
  write('lib/maths/softmax.ts', 'a');
  expect(hashInputs(folder)).toBe(before);
});

test('what the bundler has stored goes when a loader has changed, and stays when a page has', () => {
  const stored = () => existsSync(join(folder, '.next/cache/turbopack'));
  write('next.config.mjs', "import './scripts/plugins.mjs';");
  write('.next/cache/turbopack', 'made by nobody knows what');
  removeOutdated(folder);
  expect(stored()).toBe(false);

  write('.next/cache/turbopack', 'made by the loader');
  write('lib/maths/softmax.ts', 'b');
  removeOutdated(folder);
  expect(stored()).toBe(true);
  write('scripts/loader.cjs', 'b');
  removeOutdated(folder);
  expect(stored()).toBe(false);
});
