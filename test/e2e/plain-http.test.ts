import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLASSROOM_HOST, launch, newPage } from './support/browser';
import { chapter } from './support/chapter';
import { lab, settled } from './support/lab';
import { type PackedSite, startPacked } from './support/packed';

let browser: Browser;
let packed: PackedSite;
beforeAll(async () => {
  [browser, packed] = await Promise.all([launch({ hosts: [CLASSROOM_HOST] }), startPacked()]);
});
afterAll(async () => {
  await browser?.close();
  await packed?.close();
});

test('a packed site on plain http, under another name than localhost: texts are written, saved and shared', async () => {
  const site = new URL(packed.url);
  site.hostname = CLASSROOM_HOST;
  const page = await newPage(browser);
  await page.goto(new URL('/lab', site).href);
  expect(await page.evaluate(() => [isSecureContext, crossOriginIsolated])).toEqual([false, false]);
  const here = lab(page);
  await here.live();
  await settled(page);
  const before = await here.count();
  await here.length.fill('4');
  await here.length.press('Enter');
  await here.generate.click();
  await settled(page, before + 4);

  const runs = page.getByRole('region', { name: 'Runs on this device' }).getByRole('listitem');
  await expect.poll(() => runs.count()).toBe(1);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByText('The link is selected').waitFor();
  await page.keyboard.press('Escape');

  await page.goto(new URL('/auto-regression', site).href);
  const workbench = chapter(page);
  await workbench.ready();
  await expect.poll(() => workbench.next.isDisabled()).toBe(false);
  const { length } = await workbench.ids();
  await workbench.next.click();
  await expect.poll(async () => (await workbench.ids()).length).toBe(length + 1);

  await page.getByRole('banner').getByRole('link', { name: 'Inside GPT-2' }).click();
  const said = page.getByText('compute with more than one thread. Everything works, from memory.');
  await said.waitFor();
  expect(await said.count()).toBe(1);
  // Only a secure context may be isolated from other pages, and Chromium says so of each page.
  const faults = page.problems.all().filter((line) => !line.includes('Cross-Origin-Opener-Policy'));
  expect(faults).toEqual([]);
  await page.close();
});
