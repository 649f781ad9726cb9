import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readyChapters } from '@/content/chapters';
import { newPage, type WatchedPage } from './support/browser';
import { hydrated } from './support/rest';
import { routes } from './support/routes';
import { connect } from './support/shared-browser';

/** A phone, on which a line more or less moves most. */
const PHONE = { width: 412, height: 823, touch: true };
/** Sum of the shifts of all that can be seen, as browsers count them (Layout Instability API). */
const MOST = 0.02;

const withFigures = new Set(readyChapters.map(({ slug }) => `/${slug}`));

let browser: Browser;
beforeAll(async () => {
  browser = await connect();
});
afterAll(() => browser?.close());

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

async function expectStill(page: WatchedPage): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  // What has changed is laid out, and told.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))');
  const shifts = await page.evaluate(() => globalThis.shifts);
  const sum = shifts.reduce((total, { value }) => total + value, 0);
  expect(sum, JSON.stringify(shifts, undefined, 1)).toBeLessThan(MOST);
}

test.each(routes)(
  '%s: nothing moves when its fonts and scripts come, and figures wake as the reader nears them',
  async (route) => {
    const page = await newPage(browser, PHONE);
    // The model stays on its way: what is said where it does not come is another matter.
    await page.route(/\/(models|ort)\//, () => undefined);
    await page.addInitScript(noteShifts);
    await page.goto(inject('siteUrl') + route, { waitUntil: 'load' });
    await hydrated(page);
    await expectStill(page);
    const asleep = page.locator('[data-when-near=asleep]');
    if (withFigures.has(route)) expect(await asleep.count()).toBeGreaterThan(0);
    const height = await page.evaluate(() => document.body.scrollHeight);
    for (let top = 0; top < height; top += PHONE.height) {
      await page.evaluate((to) => scrollTo({ top: to, behavior: 'instant' }), top);
      await page.evaluate(
        'new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))',
      );
    }
    await expectStill(page);
    expect(await asleep.count()).toBe(0);
    await page.close();
  },
);

test('nothing moves while the model comes: what is said of it has its room', async () => {
  const page = await newPage(browser, PHONE);
  await page.addInitScript(noteShifts);
  await page.goto(`${inject('siteUrl')}/embeddings`);
  await page.getByText('storybook is ready').waitFor();
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
