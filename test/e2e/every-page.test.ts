import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { chapters, isReady, lab, readyChapters } from '@/content/chapters';
import { launch, newPage } from './support/browser';
import { chapter, settled } from './support/chapter';
import { violations } from './support/violations';

const routes = ['/', ...readyChapters.map(({ slug }) => `/${slug}`), `/${lab.slug}`, '/not-there'];

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe.each(routes)('%s', (route) => {
  test.each([
    [1440, false],
    [1440, true],
    [768, false],
    [390, false],
    [390, true],
  ])(
    'at %i px, dark %s: axe finds nothing, nothing runs off sideways, the console is silent',
    async (width, dark) => {
      const page = await newPage(browser, { width, dark });
      await page.goto(`${inject('siteUrl')}${route}`);
      if (route === '/auto-regression') {
        await chapter(page).ready();
        await settled(page);
      }
      await page.waitForLoadState('networkidle');
      expect(await violations(page)).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over).toBeLessThanOrEqual(0);
      const expected = route === '/not-there' ? /\/not-there/ : /^$/;
      expect(page.problems.all().filter((line) => !expected.test(line))).toEqual([]);
      await page.close();
    },
  );
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

test.each(routes)('%s: no formula stands in the text as its source', async (route) => {
  const page = await newPage(browser);
  await page.goto(`${inject('siteUrl')}${route}`);
  const said = await page.locator('main :is(p, li, label, dd):not(figure *)').allInnerTexts();
  expect(said.join('\n')).not.toMatch(/\$[^$\n]{1,60}\$|\\[a-z]{2,}/);
  expect(await page.locator('.katex-error').count()).toBe(0);
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
