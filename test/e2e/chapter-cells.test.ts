import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { CHAPTER_CELLS } from '@/content/chapter-cells';
import { launch, newPage } from './support/browser';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

const ids = Object.keys(CHAPTER_CELLS);
const chapters = [...new Set(ids.map((id) => id.split('/')[0] ?? ''))];

test('every chapter has two cells, whose code and recorded output can be read without JavaScript', async () => {
  const page = await newPage(browser, { js: false });
  for (const chapter of chapters) {
    await page.goto(`${inject('siteUrl')}/${chapter}`);
    const cells = page.getByRole('region', { name: /^Cell \d$/ });
    const own = Object.entries(CHAPTER_CELLS).filter(([id]) => id.startsWith(`${chapter}/`));
    expect(own, chapter).toHaveLength(2);
    const found = await cells.getByRole('textbox', { name: 'Code' }).allTextContents();
    expect(found.sort(), chapter).toEqual(own.map(([, { code }]) => code).sort());
    for (const text of await cells.getByRole('region', { name: /^Output/ }).allTextContents()) {
      expect(text, chapter).toMatch(/.+Recorded from storybook\.$/);
    }
    expect(await cells.getByRole('button', { name: 'Run' }).first().isVisible()).toBe(false);
  }
  expect(chapters).toHaveLength(8);
  await page.close();
});

test('a cell in a chapter is run and changed where it stands; the change outlives a reload', async () => {
  const page = await newPage(browser);
  await page.goto(`${inject('siteUrl')}/introduction`);
  await page.getByText('storybook is ready').waitFor({ timeout: 60_000 });
  const cell = page.getByRole('region', { name: /^Cell \d$/ }).first();
  const code = cell.getByRole('textbox', { name: 'Code' });
  const output = cell.getByRole('region', { name: /^Output/ });
  const before = await code.textContent();
  await cell.getByRole('button', { name: 'Run' }).click();
  await expect.poll(() => output.textContent()).toContain('By storybook.');
  await code.click();
  await page.locator('[contenteditable]').fill('gpt2.heads * 111');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => output.textContent()).toContain('888');
  await page.reload();
  await expect.poll(() => code.textContent()).toBe('gpt2.heads * 111');
  await cell.getByRole('button', { name: 'As it was' }).click();
  await expect.poll(() => code.textContent()).toBe(before);
  expect(page.problems.all()).toEqual([]);
  await page.close();
});
