import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { MYTHS } from '@/content/myths';
import { newPage, type WatchedPage } from './support/browser';
import { slugs } from './support/routes';
import { connect } from './support/shared-browser';

let browser: Browser;
let page: WatchedPage;
beforeAll(async () => {
  browser = await connect();
  page = await newPage(browser);
  await page.emulateMedia({ forcedColors: 'active' });
});
afterAll(() => browser?.close());

/** The outlines of what is chosen on the page, and of what could be chosen in its place. */
const outlines = () =>
  page.evaluate(() => {
    const CHOSEN =
      '[aria-pressed="true"], [aria-selected="true"], [aria-checked="true"], [data-selected]';
    const outline = (element: Element) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      return outlineStyle === 'none' ? 'none' : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
    };
    const shown = [...document.querySelectorAll(CHOSEN)].filter((each) => each.checkVisibility());
    return shown.map((chosen) => {
      const others = [...document.querySelectorAll(chosen.tagName)].filter(
        (each) =>
          each.getAttribute('class') === chosen.getAttribute('class') && !each.matches(CHOSEN),
      );
      const name = `${chosen.tagName} ${chosen.textContent}`.trim();
      return { name, chosen: outline(chosen), others: [...new Set(others.map(outline))] };
    });
  });

/** On the page on learning nothing is chosen among others. */
const routes = slugs.filter((slug) => slug !== 'learning');

test.each(routes)(
  '/%s: forced colours leave an outline around what is chosen, and around nothing else',
  async (slug) => {
    await page.goto(`${inject('siteUrl')}/${slug}`);
    await page.locator('[data-selected], [aria-selected=true]').first().waitFor();
    const found = await outlines();
    expect(found).not.toEqual([]);
    for (const { name, chosen, others } of found) {
      expect(chosen, name).toMatch(/^solid 3px/);
      for (const other of others) expect(other, name).toBe('none');
    }
  },
);

test('/myths: what was chosen keeps its outline when the experiment has run', async () => {
  await page.goto(`${inject('siteUrl')}/myths`);
  const group = page.getByRole('group', { name: MYTHS.learns.question, exact: true });
  await group.getByRole('radio').nth(1).focus();
  await page.keyboard.press('Space');
  // The ring of the focus would lie over the outline.
  await page.keyboard.press('Tab');
  const isOutlined = async () => {
    const found = await outlines();
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
});
