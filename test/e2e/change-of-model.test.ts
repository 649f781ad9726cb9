import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CATALOG } from '@/lib/engine/catalog';
import { newPage, WINDOW } from './support/browser';
import { chapter, settled } from './support/chapter';
import { Classroom } from './support/classroom';
import { modelDialog } from './support/dialog';
import { quiet } from './support/rest';
import { connect } from './support/shared-browser';
import { startUncompressed } from './support/site';

const DISTILGPT2 = CATALOG.find(({ id }) => id === 'distilgpt2')!;
const TITLE = DISTILGPT2.title;

let browser: Browser;
let classroom: Classroom;
let site: Awaited<ReturnType<typeof startUncompressed>>;

beforeAll(async () => {
  classroom = await Classroom.withStandIns(DISTILGPT2);
  const { directory } = classroom;
  [browser, site] = await Promise.all([connect(), startUncompressed({ directory })]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await classroom?.close();
});

test('another model in the middle of generating: the old run ends, and no figure falls back to a recorded one', async () => {
  const page = await newPage(browser);
  await page.goto(`${site.url}/auto-regression`);
  const here = chapter(page);
  await here.ready();
  await settled(page);
  await page.getByRole('spinbutton', { name: 'Length' }).fill('400');
  await page.keyboard.press('Enter');
  // Figures further down begin when they are seen.
  await page.setViewportSize({ ...WINDOW, height: 16_000 });
  const recorded = page.getByText('Recorded run.');
  await expect.poll(() => recorded.count(), { timeout: 60_000 }).toBe(0);
  await page.setViewportSize(WINDOW);
  await page.evaluate(() => {
    const look = () => {
      const fallen = document.querySelector('[data-run=recorded]')?.closest('figure')?.id;
      if (fallen) document.documentElement.dataset.fallen = fallen;
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
  await here.generate.click();
  await modelDialog(page).use(TITLE);
  await modelDialog(page).ready(TITLE);
  await page.keyboard.press('Escape');
  const ids = await settled(page);
  // A token of the old run would have come meanwhile.
  await quiet(here.workbench, 500);
  expect(await here.ids()).toEqual(ids);
  expect(await page.locator('html').getAttribute('data-fallen')).toBeNull();
  expect(page.problems.errors).toEqual([]);
  await page.close();
});
