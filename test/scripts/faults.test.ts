import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FaultySite, startFaultySite } from '../e2e/support/site';

const directory = mkdtempSync(join(tmpdir(), 'faults-'));
let site: FaultySite;

beforeAll(async () => {
  writeFileSync(join(directory, 'model.onnx'), Buffer.alloc(100_000, 7));
  writeFileSync(join(directory, 'other.onnx'), Buffer.alloc(10, 1));
  site = await startFaultySite({ directory });
});

afterAll(async () => {
  await site.close();
  rmSync(directory, { recursive: true });
});

const length = async (path: string) =>
  (await (await fetch(`${site.url}${path}`)).arrayBuffer()).byteLength;

test('a status takes the place of the file', async () => {
  site.setRules({ '/model.onnx': { status: 503 } });
  expect((await fetch(`${site.url}/model.onnx`)).status).toBe(503);
  expect(await length('/other.onnx')).toBe(10);
});

test('a truncated file looks whole to the network, and is not kept', async () => {
  site.setRules({ '/model.onnx': { truncate: 40_000 } });
  const answer = await fetch(`${site.url}/model.onnx`);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect((await answer.arrayBuffer()).byteLength).toBe(40_000);
});

test('a file that is cut short fails while it is read', async () => {
  site.setRules({ '/model.onnx': { cut: 40_000 } });
  const answer = await fetch(`${site.url}/model.onnx`);
  expect(answer.headers.get('content-length')).toBe('100000');
  await expect(answer.arrayBuffer()).rejects.toThrow();
});

test('a dropped connection has no answer', async () => {
  site.setRules({ '/model.onnx': { drop: true } });
  await expect(fetch(`${site.url}/model.onnx`)).rejects.toThrow('fetch failed');
});

test('a delay holds the answer back, and then sends the whole file', async () => {
  site.setRules({ '/model.onnx': { delay: 300 } });
  const started = performance.now();
  expect(await length('/model.onnx')).toBe(100_000);
  expect(performance.now() - started).toBeGreaterThan(290);
});

test('the longest prefix decides, and an exact path before any', async () => {
  site.setRules({
    '/*': { status: 500 },
    '/model*': { status: 501 },
    '/model.onnx': { status: 502 },
  });
  const status = async (path: string) => (await fetch(`${site.url}${path}`)).status;
  expect(await status('/model.onnx')).toBe(502);
  expect(await status('/model.json')).toBe(501);
  expect(await status('/other.onnx')).toBe(500);
});

test('without rules all is well again, and requests were counted throughout', async () => {
  site.setRules({ '/other.onnx': { status: 404 } });
  const before = site.count('/other.onnx');
  await length('/other.onnx');
  site.setRules({});
  expect(await length('/other.onnx')).toBe(10);
  expect(site.count('/other.onnx')).toBe(before + 2);
});
