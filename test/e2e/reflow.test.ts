import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { newPage } from './support/browser';
import { chapter } from './support/chapter';
import { cutOff, outside, overlaps, pinned, sideways } from './support/looks';
import { quiet } from './support/rest';
import { routes } from './support/routes';
import { connect } from './support/shared-browser';

/** What a window of 1280 × 1024 px is to a page at 400 %. */
const WINDOW = { width: 320, height: 256 };
/** The most of the window that may stay while one reads. */
const MOST_PINNED = 0.4;

let browser: Browser;
beforeAll(async () => {
  browser = await connect();
});
afterAll(() => browser?.close());

test.each(routes)(
  '%s: at 400 % all can be read by scrolling down, and nothing is cut off',
  async (route) => {
    const page = await newPage(browser, WINDOW);
    await page.goto(`${inject('siteUrl')}${route}`);
    await chapter(page).ready();
    await quiet(page.locator('main'), 100);
    expect({
      sideways: Math.max(0, await sideways(page)),
      outside: await outside(page),
      overlaps: await overlaps(page),
      cutOff: await cutOff(page),
    }).toEqual({ sideways: 0, outside: [], overlaps: [], cutOff: [] });
    expect(await pinned(page)).toBeLessThan(MOST_PINNED);
    await page.close();
  },
);
