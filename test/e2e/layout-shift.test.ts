import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readyChapters } from '@/content/chapters';
import { exportFolder } from '@/scripts/build-if-needed.mjs';
import { startServer } from '@/scripts/serve.mjs';
import { newPage, type WatchedPage } from './support/browser';
import { chapter } from './support/chapter';
import { hydrated } from './support/rest';
import { routes } from './support/routes';
import { connect } from './support/shared-browser';

/** The most that the HTML and the scripts of a page may weigh before the model, compressed, in bytes. */
const HEAVIEST = 300_000;

/** A phone, on which a line more or less moves most. */
const PHONE = { width: 412, height: 823, touch: true, dark: true };
/** Sum of the shifts of all that can be seen, as browsers count them (Layout Instability API). */
const MOST = 0.02;

const MODEL = /\/(models|ort)\//;
const withFigures = new Set(readyChapters.map(({ slug }) => `/${slug}`));

let browser: Browser;
/** As readers get it: compressed. */
let site: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  [browser, site] = await Promise.all([connect(), startServer({ directory: exportFolder })]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Notes what moves from now on. */
function noteShifts(): void {
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[]) {
      const moved = entry.sources.map(({ node }) => node?.textContent?.slice(0, 40));
      globalThis.shifts.push({ value: entry.value, moved });
    }
  }).observe({ type: 'layout-shift', buffered: document.readyState === 'loading' });
}

/** Scrolls down, a window at a time: slowly where a figure wakes, which it does a window ahead. */
async function readThrough(page: WatchedPage): Promise<void> {
  await page.evaluate(async () => {
    const wakes = () =>
      [...document.querySelectorAll('[data-when-near=asleep] > *')].some((inside) => {
        const { top, bottom } = inside.getBoundingClientRect();
        return top < 2 * innerHeight && bottom > -innerHeight;
      });
    let slowly = 0;
    for (let top = 0; top < document.body.scrollHeight; top += innerHeight) {
      scrollTo({ top, behavior: 'instant' });
      // Where it wakes, and where it is seen.
      slowly = wakes() ? 2 : slowly - 1;
      const pause = slowly > 0 ? 30 : 0;
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, pause)));
    }
  });
}

async function expectStill(page: WatchedPage): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  // What has changed is laid out, and told.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))');
  const shifts = await page.evaluate(() => globalThis.shifts);
  const sum = shifts.reduce((total, { value }) => total + value, 0);
  expect(sum, JSON.stringify(shifts, undefined, 1)).toBeLessThan(MOST);
}

/** What a page has loaded by itself: its HTML and scripts, without what the worker loads. */
const weightsOf = (page: WatchedPage) =>
  page.evaluate(() =>
    [
      ...(performance.getEntriesByType('navigation') as PerformanceResourceTiming[]),
      ...(performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
        ({ name }) => /\.js$/.test(name) && !name.includes('worker'),
      ),
    ].map(({ name, encodedBodySize, transferSize }) => ({
      file: new URL(name).pathname,
      bytes: encodedBodySize,
      cached: transferSize === 0,
    })),
  );

/** Nothing of it came from a cache, and it is at most so heavy. */
async function expectLight(page: WatchedPage): Promise<void> {
  const weights = await weightsOf(page);
  expect(weights.length).toBeGreaterThan(6);
  expect(weights.filter(({ cached }) => cached)).toEqual([]);
  const sum = weights.reduce((total, { bytes }) => total + bytes, 0);
  weights.sort((a, b) => b.bytes - a.bytes);
  expect(sum, JSON.stringify(weights.slice(0, 8), undefined, 1)).toBeLessThanOrEqual(HEAVIEST);
}

describe('when a page is loaded, and its model is on its way', () => {
  let page: WatchedPage;
  beforeAll(async () => {
    page = await newPage(browser, PHONE);
    // The model stays on its way: what is said where it does not come is another matter. A page whose
    // requests may be held back has no cache, either: it finds nothing of the page before.
    await page.route(MODEL, () => undefined);
    await page.addInitScript(noteShifts);
  });

  test.each(routes)(
    '%s: HTML and scripts are at most 300 kB, nothing moves when they and its fonts come, and figures wake as the reader nears them',
    async (route) => {
      page.problems.clear();
      // It is asked for when the page is at rest.
      const atRest = page.waitForRequest(MODEL);
      await page.goto(site.url + route, { waitUntil: 'load' });
      await hydrated(page);
      await atRest;
      await expectStill(page);

      await expectLight(page);
      const asleep = page.locator('[data-when-near=asleep]');
      if (withFigures.has(route)) expect(await asleep.count()).toBeGreaterThan(0);
      await readThrough(page);
      await expectStill(page);
      expect(await asleep.count()).toBe(0);
      // The model of the page before was given up.
      const givenUp = (line: string) => MODEL.test(line) && line.endsWith('net::ERR_ABORTED');
      expect(page.problems.all().filter((line) => !givenUp(line))).toEqual([]);
    },
  );
});

// The other pages load the same on any screen.
test('/ in a wide window, where it has a figure: HTML and scripts are at most 300 kB', async () => {
  const page = await newPage(browser);
  await page.route(MODEL, () => undefined);
  const atRest = page.waitForRequest(MODEL);
  await page.goto(site.url);
  await page.getByRole('list', { name: 'Next-token probabilities' }).waitFor();
  await atRest;
  await expectLight(page);
  await page.close();
});

test('nothing moves while the model comes: what is said of it has its room', async () => {
  const page = await newPage(browser, PHONE);
  await page.addInitScript(noteShifts);
  await page.goto(`${inject('siteUrl')}/embeddings`);
  await chapter(page).ready();
  // A figure asks for an answer when the reader nears it.
  await page.locator('figure [data-run]').first().scrollIntoViewIfNeeded();
  await page.locator('[data-run=live]').first().waitFor();
  await expectStill(page);
  await page.close();
});

/** What TypeScript's own declarations do not know. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

declare global {
  var shifts: { readonly value: number; readonly moved: readonly (string | undefined)[] }[];
}
