import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isStored, storedFiles } from '@/scripts/service-workers.mjs';

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

test('of the bundler’s files, those are left out that only pages ask for which are not stored', () => {
  const exported = mkdtempSync(join(tmpdir(), 'export-'));
  onTestFinished(() => rmSync(exported, { recursive: true }));
  const chunks = '_next/static/chunks';
  const files = {
    'lab.html': '<script src="/_next/static/chunks/page.js"></script>',
    'lab.txt': '["/_next/static/chunks/of-a-link.js"]',
    'lab/index.html': '<script src="/_next/static/chunks/page.js"></script>',
    'embed/lab/chart.html':
      '<script src="/chunks/embed.js"></script> <link href="/chunks/both.css">',
    [`${chunks}/page.js`]: 'load("static/chunks/later.js")',
    [`${chunks}/later.js`]: 'load("static/chunks/page.js", "static/chunks/both.css")',
    [`${chunks}/both.css`]: 'url(../media/both.woff2)',
    [`${chunks}/of-a-link.js`]: '',
    [`${chunks}/embed.js`]: 'load("static/chunks/only-there.js")',
    [`${chunks}/only-there.js`]: '',
    [`${chunks}/named-nowhere.js`]: '',
    '_next/static/media/both.woff2': '',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(exported, path)), { recursive: true });
    writeFileSync(join(exported, path), text);
  }
  expect(storedFiles(exported)).toEqual([
    `${chunks}/both.css`,
    `${chunks}/later.js`,
    `${chunks}/named-nowhere.js`,
    `${chunks}/of-a-link.js`,
    `${chunks}/page.js`,
    '_next/static/media/both.woff2',
    'lab.html',
    'lab.txt',
  ]);
});
