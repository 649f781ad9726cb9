import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { lab, readyChapters } from '@/content/chapters';
import { launch, newPage } from './support/browser';

const INPUTS = [
  '',
  '   ',
  '🙂👩‍👩‍👧',
  'e\u0301\u0323 a\u030a',
  'שלום עולם',
  '<script>alert(1)</script>',
  'a'.repeat(10_000),
];

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

test.each([...readyChapters.map(({ slug }) => slug), lab.slug])(
  'every text field of %s takes any text: no figure breaks, nothing is reported',
  async (slug) => {
    const page = await newPage(browser);
    await page.goto(`${inject('siteUrl')}/${slug}`);
    await page.getByText('storybook is ready').waitFor({ timeout: 60_000 });
    const fields = page.getByRole('textbox').or(page.getByRole('combobox'));
    const all = await fields.elementHandles();
    expect(all.length).toBeGreaterThan(0);
    for (const field of all) {
      for (const text of [...INPUTS, 'the old man']) {
        // An exercise that was answered takes no more.
        const isThere = await field.evaluate((element) => element.isConnected);
        if (!isThere || !(await field.isVisible()) || !(await field.isEditable())) break;
        await field.fill(text);
        await field.press('Enter');
      }
    }
    await page.waitForTimeout(1000);
    expect(await page.getByRole('button', { name: 'Draw it again' }).count()).toBe(0);
    expect(page.problems.errors).toEqual([]);
    await page.close();
  },
);
