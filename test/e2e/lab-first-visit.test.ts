import type { Locator } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { newPage, WINDOW } from './support/browser';
import { done, lab, setLength, settled, TOKEN } from './support/lab';
import { connect } from './support/shared-browser';
import { shareRoute } from './support/shared-page';

/** Below this width the candidates come after the text. */
const WIDE = 1000;

test('the first screen shows an essay, and a button that writes on, wide and narrow, before and after the model has come', async () => {
  const browser = await connect();
  const page = await newPage(browser);
  let release = () => {};
  const held = new Promise<void>((go) => {
    release = go;
  });
  await page.route('**/*.onnx', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${inject('siteUrl')}/lab`);
  const here = lab(page);
  const inView = async (shown: Locator) => {
    const box = await shown.boundingBox();
    return box !== null && box.y + box.height < WINDOW.height;
  };
  const before = await here.text.textContent();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ ...WINDOW, width });
    // A word well after the prompt.
    expect(await inView(here.text.locator(TOKEN).nth(12)), `${width} px`).toBe(true);
    expect(await inView(here.generate), `${width} px`).toBe(true);
    if (width < WIDE) continue;
    expect(await inView(here.candidates.getByRole('listitem').nth(3))).toBe(true);
  }
  release();
  await here.live();
  await settled(page);
  expect(await here.text.textContent()).toBe(before);
  await done(page);
  await browser.close();
});

describe('with the model running', () => {
  const shared = shareRoute('/lab', async (page) => {
    await lab(page).live();
    await settled(page);
  });

  test('another token in the essay: as much is written anew, and the challenge is met', async () => {
    const { page } = shared;
    const here = lab(page);
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
  });

  test('the sea and two settings: each challenge is met by what its hint says', async () => {
    const { page } = shared;
    const here = lab(page);
    const hint = page.getByRole('region', { name: 'Three things to try' }).getByRole('status');
    await here.prompt.fill('The fisherman rowed his boat out on the wide blue');
    await here.prompt.press('Enter');
    await page.getByRole('button', { name: 'Make it tell of the sea' }).click();
    await settled(page);
    const sea = here.candidates.getByRole('button', { name: /^·sea\b/ });
    await sea.click();
    await expect.poll(() => hint.textContent()).toContain('Done');
    await settled(page);

    await page.getByRole('button', { name: 'Make two settings disagree' }).click();
    await page.getByRole('switch', { name: 'Side by side' }).press('Space');
    await setLength(page, 30);
    await here.generate.click();
    await settled(page);
    await expect.poll(() => hint.textContent()).toContain('Done');
  });
});
