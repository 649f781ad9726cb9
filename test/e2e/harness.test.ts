import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launch, launchServer, newPage } from './support/browser';
import { type FaultySite, startFaultySite } from './support/site';

const folder = mkdtempSync(join(tmpdir(), 'harness-'));

/** `(module (func (export "answer") (result i32) (i32.const 42)))` */
const wasm = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 127, 3, 2, 1, 0],
  ...[7, 10, 1, 6, 97, 110, 115, 119, 101, 114, 0, 0, 10, 6, 1, 4, 0, 65, 42, 11],
);

/** The browser would ask for /favicon.ico otherwise. */
const head = '<!doctype html><link rel="icon" href="data:,">';

const pages: Record<string, string> = {
  'index.html': head,
  'quiet.html': `${head}<title>quiet</title><script src="/worker-page.js"></script>`,
  'noisy.html': `${head}<title>noisy</title><script src="/noisy.js"></script>`,
  'inline.html': `${head}<title>before</title><script>document.title = "after"</script>`,
  'worker-page.js': `
    const worker = new Worker('/worker.mjs', { type: 'module' });
    worker.onmessage = async ({ data }) => {
      await fetch('/', { method: 'HEAD' });
      document.title = data;
    };`,
  'worker.mjs': `
    const { instance } = await WebAssembly.instantiateStreaming(fetch('/answer.wasm'));
    postMessage([instance.exports.answer(), crossOriginIsolated].join());`,
  'noisy.js': `
    console.error('a console error');
    console.warn('a console warning');
    setTimeout(() => { throw new Error('nobody catches this'); });
    fetch('/nothing-here');
    fetch('https://elsewhere.invalid/').catch(() => {});
    new Worker('/noisy-worker.js');`,
  'noisy-worker.js': `
    console.error('an error in the worker');
    fetch('https://huggingface.co/').catch(() => {});`,
};

let browser: Browser;
let site: FaultySite;

beforeAll(async () => {
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'answer.wasm'), wasm);
  site = await startFaultySite({ directory: folder });
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  rmSync(folder, { recursive: true });
});

test('a module worker runs WASM in an isolated page, and nothing is reported', async () => {
  const page = await newPage(browser);
  await page.goto(`${site.url}/quiet`);
  await page.waitForFunction(() => document.title !== 'quiet');
  expect(await page.title()).toBe('42,true');
  expect(page.problems.all()).toEqual([]);
  await page.close();
});

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'the Chromium that npm brings does so too',
  async () => {
    vi.stubEnv('FORCE_BUNDLED_CHROMIUM', '1');
    const bundled = await launch().finally(() => vi.unstubAllEnvs());
    const page = await newPage(bundled);
    await page.goto(`${site.url}/quiet`);
    await page.waitForFunction(() => document.title !== 'quiet');
    expect(await page.title()).toBe('42,true');
    expect(page.problems.all()).toEqual([]);
    await bundled.close();
  },
);

test('console errors, uncaught errors, failed requests and other origins are reported', async () => {
  const page = await newPage(browser);
  await page.goto(`${site.url}/noisy`);
  const { problems } = page;
  const report = () => problems.all().join('\n');
  await expect.poll(report).toContain('console: error: a console error');
  await expect.poll(report).toContain('console: warning: a console warning');
  await expect.poll(report).toContain('console: error: an error in the worker');
  await expect.poll(report).toContain('errors: Error: nobody catches this');
  await expect.poll(report).toContain(`failedRequests: ${site.url}/nothing-here 404`);
  await expect.poll(report).toContain('foreignRequests: https://huggingface.co/');
  // The content policy stops this one before it is sent.
  await expect.poll(report).toContain("Connecting to 'https://elsewhere.invalid/' violates");
  await page.close();
});

test('a page without JavaScript stays as the server sent it', async () => {
  const withScripts = await newPage(browser);
  const without = await newPage(browser, { js: false });
  await withScripts.goto(`${site.url}/inline`);
  await without.goto(`${site.url}/inline`);
  expect(await withScripts.title()).toBe('after');
  expect(await without.title()).toBe('before');
  await Promise.all([withScripts.close(), without.close()]);
});

test('a reader can prefer dark colours on a narrow screen', async () => {
  const page = await newPage(browser, { width: 390, height: 844, dark: true });
  await page.goto(site.url);
  expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  expect(await page.evaluate(() => innerWidth)).toBe(390);
  await page.close();
});

test('faults are switched on and off while the site runs', async () => {
  const page = await newPage(browser);
  await page.goto(site.url);
  const length = () =>
    page.evaluate(() =>
      fetch('/answer.wasm').then(
        async (answer) =>
          answer.ok ? (await answer.arrayBuffer()).byteLength : `status ${answer.status}`,
        (error: Error) => error.message,
      ),
    );
  expect(await length()).toBe(wasm.length);
  site.setRules({ '/answer.wasm': { status: 404 } });
  expect(await length()).toBe('status 404');
  site.setRules({ '/answer.*': { truncate: 10 } });
  expect(await length()).toBe(10);
  site.setRules({ '/answer.wasm': { drop: true } });
  expect(await length()).toBe('Failed to fetch');
  site.setRules({});
  expect(await length()).toBe(wasm.length);
  await page.close();
});

test('what Playwright turns off in Chromium stays off: of two lists the last one counts', async () => {
  const server = await launchServer();
  const lists = server
    .process()
    .spawnargs.filter((argument) => argument.startsWith('--disable-features='))
    .map((argument) => argument.split('=')[1]?.split(',') ?? []);
  await server.close();
  expect(lists).toHaveLength(2);
  expect(lists[0]?.filter((feature) => !lists[1]?.includes(feature))).toEqual([]);
});
