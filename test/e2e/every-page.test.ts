import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { chapters, isReady, readyChapters } from '@/content/chapters';
import { newPage, WINDOW } from './support/browser';
import { applyPrompt, chapter } from './support/chapter';
import { expectHandOut } from './support/hand-out';
import { cutOff, outside, overlaps, pinned, sideways } from './support/looks';
import { outlines } from './support/outlines';
import { quiet } from './support/rest';
import { routes, slugs } from './support/routes';
import { connect } from './support/shared-browser';
import { shareShown } from './support/shared-page';
import { moveControls, staleTexts, translatedData, translatePage } from './support/translator';
import { violations } from './support/violations';

const NOT_THERE = '/not-there';

/** Colours are those of a scheme and of an element, at whichever width it is seen. */
const LOOKS = [
  { width: 1440, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark', colours: 'only' },
  { width: 768, colorScheme: 'dark', colours: 'no' },
  { width: 390, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light', colours: 'only' },
] as const;

/** What a window of 1280 × 1024 px is to a page at 400 %. */
const AT_400_PERCENT = { width: 320, height: 256 };
/** The most of the window that may stay while one reads. */
const MOST_PINNED = 0.4;

const printed = new Set(readyChapters.map(({ slug }) => `/${slug}`));
/** On the page on learning nothing is chosen among others. */
const withChoices = new Set(slugs.filter((slug) => slug !== 'learning').map((slug) => `/${slug}`));

// Each page is shown once, for all looks at it. All are loaded in layout-shift.test.ts.
describe.each([...routes, NOT_THERE])('%s', (route) => {
  const shared = shareShown(route, (page) => chapter(page).ready(), {
    linked: route !== NOT_THERE,
  });

  test('light and dark, narrow and wide, axe finds nothing, nothing runs off sideways, the console is silent', async () => {
    const { page } = shared;
    for (const { width, colorScheme, ...rules } of LOOKS) {
      await page.setViewportSize({ width, height: WINDOW.height });
      await page.emulateMedia({ colorScheme });
      await quiet(page.locator('main'), 100);
      const look = `at ${width} px, ${colorScheme}`;
      expect(await violations(page, rules), look).toEqual([]);
      expect(await sideways(page), look).toBeLessThanOrEqual(0);
    }
    const expected = route === NOT_THERE ? /\/not-there/ : /^$/;
    expect(page.problems.all().filter((line) => !expected.test(line))).toEqual([]);
  });

  test('no formula stands in the text as its source', async () => {
    const { page } = shared;
    const said = await page.locator('main :is(p, li, label, dd):not(figure *)').allInnerTexts();
    expect(said.join('\n')).not.toMatch(/\$[^$\n]{1,60}\$|\\[a-z]{2,}/);
    expect(await page.locator('.katex-error').count()).toBe(0);
  });

  test('at 400 % all can be read by scrolling down, and nothing is cut off', async () => {
    const { page } = shared;
    await page.setViewportSize(AT_400_PERCENT);
    await quiet(page.locator('main'), 100);
    expect({
      sideways: Math.max(0, await sideways(page)),
      outside: await outside(page),
      overlaps: await overlaps(page),
      cutOff: await cutOff(page),
    }).toEqual({ sideways: 0, outside: [], overlaps: [], cutOff: [] });
    expect(await pinned(page)).toBeLessThan(MOST_PINNED);
  });

  if (printed.has(route)) {
    test('is printed as a hand-out: every figure whole on one sheet, in ink, without controls', () =>
      expectHandOut(shared.page));
  }

  if (withChoices.has(route)) {
    test('forced colours leave an outline around what is chosen, and around nothing else', async () => {
      const { page } = shared;
      await page.emulateMedia({ forcedColors: 'active' });
      await page.locator('[data-selected], [aria-selected=true]').first().waitFor();
      const found = await outlines(page);
      expect(found).not.toEqual([]);
      for (const { name, chosen, others } of found) {
        expect(chosen, name).toMatch(/^solid 3px/);
        for (const other of others) expect(other, name).toBe('none');
      }
    });
  }

  if (route !== NOT_THERE) {
    test('translated by the browser: goes on showing what the model says, and leaves tokens and numbers alone', async () => {
      const { page } = shared;
      /** The page shows what React has rendered, with no token or number translated. */
      const expectIntact = async () => {
        await expect.poll(() => staleTexts(page)).toEqual([]);
        expect(await translatedData(page)).toEqual([]);
        expect(page.problems.all()).toEqual([]);
      };
      const translator = await page.evaluateHandle(translatePage);
      // The prose is translated.
      expect(await page.locator('main font font').count()).toBeGreaterThan(10);
      await expectIntact();
      const prompt = page.getByRole('textbox', { name: 'Prompt' });
      if ((await prompt.count()) > 0) {
        await applyPrompt(page, 'The little dog');
        const chips = page.getByRole('list', { name: 'Tokens' });
        const text = page.getByRole('region', { name: 'Text', exact: true });
        await expect.poll(() => chips.or(text).first().textContent()).toContain('dog');
        await expectIntact();
      }
      await moveControls(page);
      await expectIntact();
      await translator.evaluate(({ stop }) => stop());
    });
  }
});

let browser: Browser;
beforeAll(async () => {
  browser = await connect();
});
afterAll(() => browser?.close());

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
