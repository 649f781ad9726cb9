import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hashInputs } from '@/scripts/build-if-needed.mjs';

let folder: string;
let before: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inputs-'));
  write('package-lock.json', '{}');
  write('lib/maths/softmax.ts', 'a');
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
])('%s asks for a new build', (_, path, text) => {
  write(path, text);
  expect(hashInputs(folder)).not.toBe(before);
});

test('a public setting asks for a new build', () => {
  vi.stubEnv('NEXT_PUBLIC_MODEL_HOST', 'https://models.example');
  expect(hashInputs(folder)).not.toBe(before);
});

test.each([
  ['a test', 'test/lib/softmax.test.ts'],
  ['the copied runtime', 'public/ort/1.0.0/runtime.mjs'],
  ['the export itself', 'out/index.html'],
  ['a rule of the check', 'biome.json'],
])('%s does not', (_, path) => {
  write(path, 'new');
  expect(hashInputs(folder)).toBe(before);
});

test('the same sources, written again, do not either', () => {
  write('lib/maths/softmax.ts', 'a');
  expect(hashInputs(folder)).toBe(before);
});
