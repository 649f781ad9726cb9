import { cpSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportFolder } from '@/scripts/build-if-needed.mjs';
import { buildServiceWorkers, isStored } from '@/scripts/service-workers.mjs';
import { newPage, type WatchedPage } from './support/browser';
import { chapter, settled } from './support/chapter';
import { storedOn, storesAtOnce, thisDevice } from './support/offline';
import { connect } from './support/shared-browser';
import { type FaultySite, startFaultySite } from './support/site';

/** A sentence of the contents page, in the old version and in the new one. */
const [before, after] = ['one thing: it reads a text', 'ONE thing: it reads a text'];
/** A file that only the new version has. */
const added = '_next/static/chunks/new-version.js';

/**
 * What the new version stores: the whole notebook was stored before, and these tests read two of its pages.
 * The scripts of the others stay out with them.
 */
const ofTwoPages = (path: string) => isStored(path) && !ofOthers.test(path);
const ofOthers =
  /^((?!index|404|auto-regression)[\w-]+(\.(html|txt)|\/__next.*)|(notebooks|models\/storybook-snapshots)\/.+)$/;

let browser: Browser;
let directory: string;
let site: FaultySite;
let page: WatchedPage;

// One reader, who comes again and again: each test goes on from the one before.
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'versions-'));
  cpSync(exportFolder, directory, { recursive: true });
  site = await startFaultySite({ directory });
  browser = await connect();
  page = await newPage(browser, { stores: true });
  await storesAtOnce(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(directory, { recursive: true });
});

const intro = () => page.getByText(/one thing: it reads a text/i).first();
const announced = () => page.getByRole('button', { name: 'Open the new version' });

/** From now on the host cannot be reached. */
const cut = () => site.setRules({ '/*': { drop: true } });

test('the notebook is stored while its first page is read', async () => {
  await page.goto(`${site.url}/`);
  await storedOn(page);
  expect(page.problems.all()).toEqual([]);
});

test('an update that breaks off leaves the old version whole', async () => {
  for (const name of ['index.html', 'index.txt']) {
    const text = await readFile(join(directory, name), 'utf8');
    expect(text).toContain(before);
    await writeFile(join(directory, name), text.replaceAll(before, after));
  }
  await writeFile(join(directory, added), '// of the new version');
  buildServiceWorkers(directory, ofTwoPages);
  site.setRules({ [`/${added}`]: { drop: true } });
  await page.reload();
  await expect.poll(() => site.count(`/${added}`)).toBeGreaterThan(0);

  cut();
  await page.reload();
  expect(await intro().textContent()).toContain(before);
  await page.goto(`${site.url}/auto-regression`);
  await chapter(page).ready();
  await settled(page);
  await page.getByRole('banner').getByRole('link', { name: 'Inside GPT-2' }).click();
  // A version that waits is found before this is said.
  await storedOn(page);
  expect(await announced().isVisible()).toBe(false);
});

test('a new version waits, whole, until the reader opens it', async () => {
  site.setRules({});
  await page.goto(`${site.url}/`);
  await announced().waitFor();
  await page.reload();
  expect(await intro().textContent()).toContain(before);
  await announced().click();
  await expect.poll(() => intro().textContent()).toContain(after);
  await expect.poll(() => announced().isVisible()).toBe(false);

  cut();
  await page.reload();
  await chapter(page).ready();
  expect(await intro().textContent()).toContain(after);
});

test('what is stored can be removed and stored again, also after the page is loaded again', async () => {
  site.setRules({});
  await page.reload();
  await storedOn(page);
  page.problems.clear();
  const held = () =>
    page.evaluate(async () => ({
      caches: (await caches.keys()).filter((name) => name.startsWith('notebook')).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
  expect(await held()).toEqual({ caches: 1, workers: 1 });
  await thisDevice(page).getByRole('button', { name: 'Remove it' }).click();
  await expect.poll(held).toEqual({ caches: 0, workers: 0 });
  const again = thisDevice(page).getByRole('button', { name: 'Store it' });
  await again.click();
  await storedOn(page);
  await thisDevice(page).getByRole('button', { name: 'Remove it' }).click();
  await expect.poll(held).toEqual({ caches: 0, workers: 0 });
  await page.reload();
  await again.waitFor();
  expect(await held()).toEqual({ caches: 0, workers: 0 });
  await again.click();
  await expect.poll(held).toEqual({ caches: 1, workers: 1 });
  expect(page.problems.all()).toEqual([]);
});
