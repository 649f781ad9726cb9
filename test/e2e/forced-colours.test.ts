import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { MYTHS } from '@/content/myths';
import { newPage } from './support/browser';
import { outlines } from './support/outlines';
import { hydrated } from './support/rest';
import { connect } from './support/shared-browser';

// The other pages are looked at in every-page.test.ts.
let browser: Browser;
beforeAll(async () => {
  browser = await connect();
});
afterAll(() => browser?.close());

test('/myths: what was chosen keeps its outline when the experiment has run', async () => {
  const page = await newPage(browser);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`${inject('siteUrl')}/myths`);
  await hydrated(page);
  const group = page.getByRole('group', { name: MYTHS.learns.question, exact: true });
  await group.getByRole('radio').nth(1).focus();
  await page.keyboard.press('Space');
  // The ring of the focus would lie over the outline.
  await page.keyboard.press('Tab');
  const isOutlined = async () => {
    const found = await outlines(page);
    const own = found.find(({ name }) => name === `LABEL ${MYTHS.learns.options[1]?.label}`);
    return /^solid 3px/.test(own?.chosen ?? '') && own?.others.join() === 'none';
  };
  await expect.poll(isOutlined).toBe(true);
  await group.getByRole('button', { name: 'Run the experiment' }).click();
  const bars = group.locator('[data-mark=measured]');
  await expect.poll(() => bars.count(), { timeout: 60_000 }).toBeGreaterThan(1);
  await expect.poll(isOutlined).toBe(true);
  // A bar whose colour is taken away would be the colour of the page.
  const seen = await bars.evaluateAll((all) =>
    all.map((bar) => {
      const drawn = bar.querySelector('[data-of]');
      const { backgroundColor, width } = getComputedStyle(drawn ?? bar);
      return { backgroundColor, width, page: getComputedStyle(document.body).backgroundColor };
    }),
  );
  const long = seen.filter(({ width }) => Number.parseFloat(width) > 1);
  expect(long.length).toBeGreaterThan(0);
  for (const bar of long) expect(bar.backgroundColor).not.toBe(bar.page);
  await page.close();
});
