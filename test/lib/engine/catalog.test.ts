import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CATALOG, STORYBOOK } from '@/lib/engine/catalog';
import { folderOf } from '@/lib/engine/download/hub';
import { onnxFiles } from '@/lib/engine/foreign/onnx-files';

test('storybook comes first: it is there before any download', () => {
  expect(CATALOG[0]).toBe(STORYBOOK);
  expect(STORYBOOK.host).toBe('');
});

test('every name is taken once, and may be the name of a folder', () => {
  const ids = CATALOG.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/);
});

test('a revision is a whole commit, a branch only where the size is approximate too', () => {
  for (const { id, revision, weights, host } of CATALOG) {
    if (!host) continue;
    const pinned = /^[0-9a-f]{40}$/.test(revision);
    if (!pinned) expect(weights, id).toMatchObject({ approximate: true });
    if (weights.sha256) expect(pinned, id).toBe(true);
  }
});

test('a sha256 goes with an exact size', () => {
  for (const { id, weights } of CATALOG) {
    if (weights.sha256 === undefined) continue;
    expect(weights.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(weights.approximate, id).toBeUndefined();
  }
});

test('the name of the weights says how they are stored, as names on the hub do', () => {
  for (const { weights, dtype } of CATALOG) {
    const [file] = onnxFiles([weights]);
    expect(file?.dtype).toBe(dtype);
  }
});

test('8-bit weights run in WASM only, and 16-bit ones on WebGPU only', () => {
  for (const { dtype, device } of CATALOG) {
    expect(device).toBe(dtype === 'fp16' ? 'webgpu' : 'wasm');
  }
});

test('the embedded model is what the catalog says: its file is as large, its shape is that of its config', () => {
  const { weights, files, parameters, shows } = STORYBOOK;
  const site = new URL('../../../public/', import.meta.url);
  const folder = folderOf(STORYBOOK, '').slice(1);
  expect(statSync(new URL(folder + weights.name, site)).size).toBe(weights.bytes);
  for (const file of files) expect(statSync(new URL(folder + file, site)).isFile()).toBe(true);
  const config = JSON.parse(readFileSync(new URL(`${folder}config.json`, site), 'utf8'));
  const { n_layer, n_head, n_embd: D, vocab_size, n_positions } = config;
  expect(shows).toContain(`${n_layer} layers of ${n_head} heads`);
  expect(parameters).toBe((vocab_size + n_positions + 2) * D + n_layer * (12 * D * D + 13 * D));
});
