import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { chapters, isReady } from '@/content/chapters';
import { newPage, type WatchedPage, WINDOW } from './support/browser';
import { chapter, settled } from './support/chapter';
import { sideways } from './support/looks';
import { quiet } from './support/rest';
import { routes } from './support/routes';
import { connect } from './support/shared-browser';
import { violations } from './support/violations';

const addresses = [...routes, '/not-there'];

/** A page is loaded in the first, and takes on the others. */
const LOOKS = [
  [390, 'dark'],
  [390, 'light'],
  [768, 'light'],
  [1440, 'light'],
  [1440, 'dark'],
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await connect();
});
afterAll(() => browser?.close());

describe.each(addresses)('%s', (route) => {
  let page: WatchedPage;
  beforeAll(async () => {
    page = await newPage(browser, { width: 390, dark: true });
    await page.goto(`${inject('siteUrl')}${route}`);
    await chapter(page).ready();
    return () => page.close();
  });

  test('light and dark, narrow and wide, axe finds nothing, nothing runs off sideways, the console is silent', async () => {
    for (const [width, colorScheme] of LOOKS) {
      await page.setViewportSize({ width, height: WINDOW.height });
      await page.emulateMedia({ colorScheme });
      await quiet(page.locator('main'), 100);
      const look = `at ${width} px, ${colorScheme}`;
      expect(await violations(page), look).toEqual([]);
      expect(await sideways(page), look).toBeLessThanOrEqual(0);
    }
    const expected = route === '/not-there' ? /\/not-there/ : /^$/;
    expect(page.problems.all().filter((line) => !expected.test(line))).toEqual([]);
  });

  test('no formula stands in the text as its source', async () => {
    const said = await page.locator('main :is(p, li, label, dd):not(figure *)').allInnerTexts();
    expect(said.join('\n')).not.toMatch(/\$[^$\n]{1,60}\$|\\[a-z]{2,}/);
    expect(await page.locator('.katex-error').count()).toBe(0);
  });
});

test('nothing is asked of any other origin while the model loads and writes', async () => {
  const page = await newPage(browser);
  await page.goto(`${inject('siteUrl')}/auto-regression`);
  await chapter(page).ready();
  await settled(page);
  await chapter(page).next.click();
  await settled(page, 9);
  expect(page.problems.foreignRequests).toEqual([]);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.close();
});

describe('without JavaScript', () => {
  test('the chapter reads completely, with its recorded figures', async () => {
    const page = await newPage(browser, { js: false });
    await page.goto(`${inject('siteUrl')}/auto-regression`);
    const here = chapter(page);
    expect(await page.getByRole('main').locator('h2').count()).toBeGreaterThan(5);
    expect(await here.ids()).toHaveLength(8);
    expect(await here.bars.getByRole('listitem').count()).toBe(11);
    expect(await here.map.locator('[data-cell]').count()).toBe(36);
    expect(await page.locator('main math').count()).toBeGreaterThan(3);
    // Controls that would do nothing are not shown.
    expect(await here.next.isVisible()).toBe(false);
    expect(await here.prompt.isVisible()).toBe(false);
    await page.close();
  });

  test('the contents page shows its sentence, its distribution and the path', async () => {
    const page = await newPage(browser, { js: false });
    await page.goto(`${inject('siteUrl')}/`);
    const bars = page.getByRole('list', { name: 'Next-token probabilities' });
    expect(await bars.getByRole('listitem').count()).toBeGreaterThan(4);
    expect(await page.getByText('still to come').count()).toBe(
      chapters.filter((chapter) => !isReady(chapter)).length,
    );
    await page.close();
  });
});
