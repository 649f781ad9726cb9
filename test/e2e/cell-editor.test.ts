import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launch, newPage } from './support/browser';
import { cellOf } from './support/cells';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

/** Opens the page of cells, whose model is ready. */
async function open() {
  const page = await newPage(browser);
  await page.goto(`${inject('siteUrl')}/cells`);
  await page.getByText('storybook is ready').waitFor({ timeout: 60_000 });
  return page;
}

test('the editor offers what gpt2 can do, and Escape closes the offer before it leaves the code', async () => {
  const page = await open();
  const { code, region } = cellOf(page, 1);
  await code.click();
  await page.locator('[contenteditable]').fill('');
  await page.keyboard.type('gpt2.ne');
  const offer = region.getByRole('option', { name: 'next' });
  await offer.waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => offer.count()).toBe(0);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('role'));
  await expect.poll(focused).toBe('textbox');
  await page.keyboard.type('x');
  await page.keyboard.press('Backspace');
  await offer.waitFor();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => offer.count()).toBe(0);
  await page.keyboard.type('ig');
  await region.getByRole('option', { name: 'neighbours' }).click();
  await expect.poll(() => code.textContent()).toBe('gpt2.neighbours');
  await page.close();
});

test('a text put in the place of one that is almost the same is taken as it is', async () => {
  const page = await open();
  const { code } = cellOf(page, 1);
  await code.click();
  const editor = page.locator('[contenteditable]');
  for (const top of [3, 4, 5, 6]) {
    const text = `await gpt2.next('once upon a time', { top: ${top} })`;
    await editor.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
    await expect.poll(() => code.textContent()).toBe(text);
  }
  await page.close();
});
