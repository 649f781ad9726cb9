import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runtimeVersion } from '@/scripts/copy-runtime.mjs';
import { checksFor } from '../support/onnx/checks';
import { manifest } from '../support/onnx/reference';
import { launch, newPage, type WatchedPage } from './support/browser';
import { hasAdapter, NO_CARD, SOFTWARE_CARD } from './support/card';
import { startSourceServer } from './support/source-server';

let server: Awaited<ReturnType<typeof startSourceServer>>;
beforeAll(async () => {
  server = await startSourceServer();
});
afterAll(() => server?.close());

async function open(browser: Browser, device: 'wasm' | 'webgpu'): Promise<WatchedPage> {
  const page = await newPage(browser);
  await page.addInitScript(() => {
    const dispatch = globalThis.GPUComputePassEncoder?.prototype.dispatchWorkgroups;
    globalThis.dispatched = 0;
    if (!dispatch) return;
    GPUComputePassEncoder.prototype.dispatchWorkgroups = function (...size) {
      globalThis.dispatched++;
      return dispatch.apply(this, size);
    };
  });
  await page.goto(`${server.url}/test/e2e/forms/page.html`);
  await page.waitForFunction(() => typeof globalThis.checkForm === 'function');
  const folder = `${server.url}/ort/${runtimeVersion}/`;
  await page.evaluate(([on, at]) => globalThis.prepare(on, at), [device, folder] as const);
  return page;
}

/** All that holds in Node must hold in the page, and nothing may be left out there. */
async function expectAllToHold(page: WatchedPage, form: string): Promise<void> {
  const outcomes = await page.evaluate((name) => globalThis.checkForm(name), form);
  expect(outcomes).toEqual(checksFor(form).map(({ title }) => ({ title })));
}

describe('in Chromium’s WASM every check of Node holds', () => {
  let browser: Browser;
  let page: WatchedPage;
  beforeAll(async () => {
    browser = await launch();
    page = await open(browser, 'wasm');
  });
  afterAll(() => browser?.close());

  test.each(Object.keys(manifest.forms))('for %s', (form) => expectAllToHold(page, form));
});

describe('on WebGPU, computed in software, every check of WASM holds', () => {
  let browser: Browser;
  let page: WatchedPage;
  let hasCard: boolean;
  beforeAll(async () => {
    browser = await launch({ args: SOFTWARE_CARD });
    page = await open(browser, 'webgpu');
    hasCard = await hasAdapter(page);
  });
  afterAll(() => browser?.close());

  // In float32, one file a shape of graph: the root's, with sdpa, and both branches of an If.
  test.for(['eager-dynamo', 'sdpa-script', 'optimum-1.13-merged'])(
    'for %s',
    { timeout: 240_000 },
    async (form, context) => {
      if (!hasCard) context.skip(NO_CARD);
      const before = await page.evaluate(() => globalThis.dispatched);
      await expectAllToHold(page, form);
      // Work was really given to the card.
      expect(await page.evaluate(() => globalThis.dispatched)).toBeGreaterThan(before + 1000);
    },
  );
});
