import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { newPage, type WatchedPage } from './support/browser';
import { applyPrompt, chapter } from './support/chapter';
import { routes } from './support/routes';
import { connect } from './support/shared-browser';
import { moveControls, staleTexts, translatedData, translatePage } from './support/translator';

let browser: Browser;
let page: WatchedPage;
beforeAll(async () => {
  browser = await connect();
});
afterAll(() => browser?.close());
afterEach(() => page.close());

/** Opens a page, waits for its model, and has the browser translate it. */
async function open(route: string): Promise<void> {
  page = await newPage(browser);
  await page.goto(`${inject('siteUrl')}${route}`);
  await chapter(page).ready();
  await page.evaluate(translatePage);
}

/** Waits until the page shows what React has rendered, with no token or number translated. */
async function expectIntact(): Promise<void> {
  await expect.poll(() => staleTexts(page)).toEqual([]);
  expect(await translatedData(page)).toEqual([]);
  expect(page.problems.all()).toEqual([]);
}

describe.each(routes)('%s, translated by the browser', (route) => {
  test('goes on showing what the model says, and leaves tokens and numbers alone', async () => {
    await open(route);
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
  });
});
