import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { runtimeVersion } from '@/scripts/copy-runtime.mjs';

/** The package.json of a dependency, as `from` finds it. */
const manifestOf = (name: string, from: string) => {
  const path = createRequire(from).resolve.paths(name) ?? [];
  for (const folder of path) {
    try {
      return JSON.parse(readFileSync(`${folder}/${name}/package.json`, 'utf8'));
    } catch {
      // It lies further up.
    }
  }
  throw new Error(`${name} is not installed for ${from}`);
};

test('the ONNX runtime that the site serves is the one that the models’ library runs', () => {
  const library = createRequire(import.meta.url).resolve('@huggingface/transformers');
  expect(manifestOf('onnxruntime-web', library).version).toBe(runtimeVersion);
  const { dependencies } = manifestOf('@huggingface/transformers', import.meta.url);
  expect(dependencies['onnxruntime-web']).toBe(runtimeVersion);
  const own = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(own.dependencies['onnxruntime-web']).toBe(runtimeVersion);
});
