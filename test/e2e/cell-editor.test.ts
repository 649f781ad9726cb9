import { beforeEach, expect, test } from 'vitest';
import type { WatchedPage } from './support/browser';
import { cellOf } from './support/cells';
import { chapter } from './support/chapter';
import { shareRoute } from './support/shared-page';

const shared = shareRoute('/cells', (page) => chapter(page).ready());
let page: WatchedPage;
beforeEach(() => {
  page = shared.page;
});

test('the editor offers what gpt2 can do, and Escape closes the offer before it leaves the code', async () => {
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
});

test('a text put in the place of one that is almost the same is taken as it is', async () => {
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
});
