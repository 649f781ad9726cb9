import { expect, test } from 'vitest';
import { isStored } from '@/scripts/service-workers.mjs';

test.each([
  'index.html',
  '404.html',
  'lab.txt',
  '__next._tree.txt',
  'lab/__next._full.txt',
  'opening.js',
  'icon.svg',
  'sandbox/prelude.js',
  'search/sections.json',
  '_next/static/chunks/main.js',
  '_next/static/media/inter.woff2',
  'ort/1.0.0/ort-wasm-simd-threaded.wasm',
  'models/storybook/onnx/model_quantized.onnx',
  'models/storybook-snapshots/04/config.json',
])('%s is stored for a time without a network', (path) => {
  expect(isStored(path)).toBe(true);
});

test.each([
  'lab/index.html',
  'gallery.html',
  'gallery/lab.html',
  '_not-found.html',
  '_headers',
  '.site.json',
  'THIRD-PARTY-LICENCES.txt',
  'offline-worker.js',
  '_next/static/media/KaTeX.ttf',
  'ort/1.0.0/ort-wasm-simd-threaded.asyncify.wasm',
  'models/storybook/model.safetensors',
  'models/gpt2/onnx/decoder_model_merged_quantized.onnx',
])('%s is not', (path) => {
  expect(isStored(path)).toBe(false);
});
