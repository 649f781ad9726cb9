import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { exportFolder } from '@/scripts/build-if-needed.mjs';
import { newPage, type WatchedPage } from './support/browser';
import { routes } from './support/routes';
import { connect } from './support/shared-browser';

/** The most that a page may weigh before the model, in bytes. */
const LIMIT = 300_000;

let browser: Browser;
let page: WatchedPage;
beforeAll(async () => {
  browser = await connect();
  page = await newPage(browser);
  await page.route(/\/(models|ort)\//, (request) => request.abort());
});
afterAll(() => browser?.close());

/** Bytes of files that were weighed: most scripts are those of many pages. */
const weighed = new Map<string, number>();

/** Bytes of a file of the site when it is compressed as the site's server does it. */
async function weigh(path: string): Promise<number> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  const bytes =
    weighed.get(path) ??
    brotliCompressSync(await readFile(join(exportFolder, path)), { params }).length;
  weighed.set(path, bytes);
  return bytes;
}

/** What a page loads by itself: its HTML and scripts, without what the worker loads. */
async function filesOf(route: string): Promise<readonly string[]> {
  await page.goto(inject('siteUrl') + route, { waitUntil: 'networkidle' });
  const loaded = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((name) => name.endsWith('.js') && !name.includes('worker')),
  );
  return [route === '/' ? 'index.html' : `${route}.html`, ...new Set(loaded)];
}

test.each(routes)('%s: HTML and scripts are at most 300 kB, compressed', async (route) => {
  const files = await filesOf(route);
  expect(files.length).toBeGreaterThan(5);
  const weights = await Promise.all(
    files.map(async (file) => ({ file, bytes: await weigh(file) })),
  );
  const sum = weights.reduce((total, { bytes }) => total + bytes, 0);
  weights.sort((a, b) => b.bytes - a.bytes);
  expect(sum, JSON.stringify(weights.slice(0, 8), undefined, 1)).toBeLessThanOrEqual(LIMIT);
});
