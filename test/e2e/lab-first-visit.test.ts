import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launch, newPage } from './support/browser';
import { done, lab, settled, TOKEN } from './support/lab';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

async function firstVisit(width = 1440) {
  const page = await newPage(browser, { width });
  await page.goto(`${inject('siteUrl')}/lab`);
  return page;
}

test.each([1440, 390])(
  'at %i px the first screen shows an essay, and a button that writes on',
  async (width) => {
    const page = await firstVisit(width);
    const here = lab(page);
    const inView = async (box: { y: number; height: number } | null) =>
      (box?.y ?? 9999) + (box?.height ?? 0) < (await page.evaluate(() => innerHeight));
    // A word well after the prompt, already before the model has come.
    expect(await inView(await here.text.locator(TOKEN).nth(12).boundingBox())).toBe(true);
    expect(await inView(await here.generate.boundingBox())).toBe(true);
    if (width > 1000) {
      expect(await inView(await here.candidates.getByRole('listitem').nth(3).boundingBox())).toBe(
        true,
      );
    }
    const before = await here.text.textContent();
    await here.live();
    await settled(page);
    expect(await here.text.textContent()).toBe(before);
    await done(page);
  },
);

test('another token in the essay: as much is written anew, and the challenge is met', async () => {
  const page = await firstVisit();
  const here = lab(page);
  await here.live();
  await settled(page);
  const [count, essay] = [await here.count(), await here.text.textContent()];
  const challenge = page.getByRole('button', { name: 'Send the story another way' });
  await challenge.click();
  const hint = page.getByRole('region', { name: 'Three things to try' }).getByRole('status');
  expect(await hint.textContent()).not.toContain('Done');
  // The likeliest candidate does not stand there, or the second does not.
  const rows = here.candidates.getByRole('listitem');
  const names = await rows.allTextContents();
  const standing = await page
    .locator('[role=option][aria-selected=true]')
    .getAttribute('aria-label');
  const other = names.findIndex((name) => !name.startsWith(standing ?? ''));
  await rows.nth(other).getByRole('button').click();
  await settled(page, count);
  expect(await here.text.textContent()).not.toBe(essay);
  expect(await hint.textContent()).toContain('Done');
  expect(await here.branches.count()).toBe(2);
  await done(page);
});

test('the sea and two settings: each challenge is met by what its hint says', async () => {
  const page = await firstVisit();
  const here = lab(page);
  await here.live();
  await settled(page);
  const hint = page.getByRole('region', { name: 'Three things to try' }).getByRole('status');
  await here.prompt.fill('The fisherman rowed his boat out on the wide blue');
  await here.prompt.press('Enter');
  await page.getByRole('button', { name: 'Make it tell of the sea' }).click();
  await settled(page);
  const sea = here.candidates.getByRole('button', { name: /^·sea\b/ });
  await sea.click();
  await settled(page);
  expect(await hint.textContent()).toContain('Done');

  await page.getByRole('button', { name: 'Make two settings disagree' }).click();
  await page.getByRole('switch', { name: 'Side by side' }).press('Space');
  await here.length.fill('30');
  await here.length.press('Enter');
  await here.generate.click();
  await settled(page);
  await expect.poll(() => hint.textContent()).toContain('Done');
  await done(page);
});
