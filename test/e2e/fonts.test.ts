import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { newPage, type WatchedPage } from './support/browser';
import { routes } from './support/routes';
import { connect } from './support/shared-browser';

const PRELOAD = /<link rel="preload" as="font"[^>]*href="([^"]+)"\/>/g;

let browser: Browser;
let page: WatchedPage;
/** The fonts that the page under test asks for by itself. */
const used = new Set<string>();
/** Those that its head asks for. */
let preloaded: string[] = [];

beforeAll(async () => {
  browser = await connect();
  page = await newPage(browser, { js: false });
  await page.route(/[^.]*$/, async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    const html = await response.text();
    preloaded = [...html.matchAll(PRELOAD)].map(([, address = '']) => address);
    await route.fulfill({ response, body: html.replace(PRELOAD, '') });
  });
  page.on('request', (request) => {
    if (request.resourceType() === 'font') used.add(new URL(request.url()).pathname);
  });
});
afterAll(() => browser?.close());

test.each(routes)('%s: the fonts that its head asks for are those of its text', async (route) => {
  used.clear();
  await page.goto(inject('siteUrl') + route);
  await page.evaluate(() => document.fonts.ready);
  expect(preloaded.length).toBeGreaterThanOrEqual(2);
  const advice = 'a letter that no page had before goes into LETTERS of scripts/build-fonts.mjs';
  expect([...used].sort(), advice).toEqual([...preloaded].sort());
});
