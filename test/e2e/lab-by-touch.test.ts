import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { newPage, type WatchedPage } from './support/browser';
import { done, lab, setLength, settled, TOKEN } from './support/lab';
import { connect } from './support/shared-browser';

let browser: Browser;
beforeAll(async () => {
  browser = await connect();
});
afterAll(() => browser?.close());

/** Opens the Lab on a phone, as a reader who has just come. */
async function openOnPhone(hash = ''): Promise<WatchedPage> {
  const page = await newPage(browser, { width: 390, height: 844, touch: true });
  await page.goto(`${inject('siteUrl')}/lab${hash}`);
  await lab(page).live();
  await settled(page);
  return page;
}

/** Taps a slider at a share of its width. */
async function tapAt(slider: Locator, share: number): Promise<void> {
  const track = slider.locator('xpath=ancestor::*[@data-orientation][1]');
  const { width = 0, height = 0 } = (await track.boundingBox()) ?? {};
  await track.tap({ position: { x: width * share, y: height / 2 } });
}

test('by touch alone: write on from a question, change a word, compare, save, and share', async () => {
  const page = await openOnPhone();
  const here = lab(page);
  const text = () => here.text.textContent();

  await page.getByRole('button', { name: /^a question/ }).tap();
  await settled(page);
  // A few tokens show all; each that is drawn costs half a second of processor.
  const settings = page.getByRole('button', { name: /^(More|Fewer) settings$/ });
  await settings.tap();
  await setLength(page, 12);
  await settings.tap();
  const question = await text();
  const asked = await here.count();
  await here.generate.tap();
  await expect.poll(here.count).toBeGreaterThan(asked);
  await settled(page);
  expect((await text())?.startsWith(question ?? '')).toBe(true);

  // The third word: another takes its place, and the text goes on from there.
  await here.text.locator(TOKEN).nth(2).tap();
  await expect.poll(() => here.details.textContent()).toContain('token 3,');
  const third = () => here.text.locator(TOKEN).nth(2).getAttribute('aria-label');
  const standing = (await third()) ?? '';
  const names = await here.candidates.getByRole('listitem').allTextContents();
  const other = names.findIndex((name) => !name.startsWith(standing));
  await here.candidates.getByRole('listitem').nth(other).getByRole('button').tap();
  await expect.poll(third).not.toBe(standing);
  await settled(page);

  // Two temperatures, from the same place and seed.
  await page.getByText('Side by side', { exact: true }).tap();
  const beside = page.getByRole('region', { name: 'Text beside' });
  await beside.waitFor();
  const ofBeside = page.getByRole('group', { name: /Beside/ });
  await tapAt(ofBeside.getByRole('slider', { name: 'Temperature' }), 0.95);
  await here.generate.tap();
  await settled(page);
  await expect.poll(() => beside.locator(TOKEN).count()).toBeGreaterThan(3);
  await expect.poll(() => beside.textContent()).not.toBe(await text());

  // What was written is saved by itself, and opened again.
  const written = await text();
  const kept = page.getByRole('region', { name: 'Runs on this device' });
  await page.getByRole('button', { name: /^a phrase/ }).tap();
  await settled(page);
  await expect.poll(text).not.toBe(written);
  await here.generate.tap();
  await settled(page);
  await expect.poll(() => kept.getByRole('listitem').count()).toBeGreaterThan(1);
  const last = await text();

  await page.getByRole('button', { name: 'Share', exact: true }).tap();
  const dialog = page.getByRole('dialog', { name: 'Share this very screen' });
  const field = dialog.getByRole('textbox', { name: 'Link' });
  await field.waitFor({ timeout: 60_000 });
  const { hash } = new URL(await field.inputValue());
  await dialog.getByRole('button', { name: 'Close' }).tap();
  await expect.poll(() => dialog.count()).toBe(0);

  const runs = kept.getByRole('button', { name: /^Open/ });
  await runs.last().tap();
  await expect.poll(text).not.toBe(last);

  const friend = await openOnPhone(hash);
  await expect.poll(() => lab(friend).text.textContent()).toBe(last);
  await done(friend);
  await done(page);
}, 240_000);
