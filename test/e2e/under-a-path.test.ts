import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cells, lab, readyChapters } from '@/content/chapters';
import { CLASSROOM_HOST, launch, newPage, type WatchedPage } from './support/browser';
import { cellOf } from './support/cells';
import { chapter, settled } from './support/chapter';
import { isolated, storedOn, storesAtOnce } from './support/offline';
import { type PlainHost, startPlainHost } from './support/plain-host';
import { connect } from './support/shared-browser';
import { BASE_PATH, buildUnderPath, SITE_URL } from './support/under-a-path';

/** The pages that a title leads to, in the order of the path. */
const pages = [...readyChapters, lab];

let browser: Browser;
let host: PlainHost;
let folder: string;
beforeAll(async () => {
  folder = await buildUnderPath();
  [browser, host] = await Promise.all([connect(), startPlainHost(folder, BASE_PATH)]);
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await host?.close();
});

const visit = (page: WatchedPage, slug: string) => page.goto(`${host.url}${BASE_PATH}/${slug}`);

/** Scrolls on until a figure of the page says that the model in it has answered. */
async function showsLiveRun(page: WatchedPage): Promise<void> {
  const scrollOn = () => {
    if (document.querySelector('main')?.textContent?.includes('Live run.')) return true;
    scrollBy({ top: 500, behavior: 'instant' });
    return false;
  };
  await page.waitForFunction(scrollOn, undefined, { polling: 100, timeout: 30_000 });
}

/** Follows the link to the contents page. */
async function toContents(page: WatchedPage): Promise<void> {
  await page.getByRole('banner').getByRole('link', { name: 'Inside GPT-2' }).click();
  await page.waitForURL(`**${BASE_PATH}/`);
}

test('on a host that sends no headers, each address of a page leads to it, and its model answers', async () => {
  const page = await newPage(browser);
  for (const address of ['introduction', 'introduction.html']) {
    const sent = await visit(page, address);
    // The host leads from the first to the one with a slash at its end, which is a third.
    const file = address.endsWith('.html') ? address : `${address}/`;
    expect(sent?.url()).toBe(`${host.url}${BASE_PATH}/${file}`);
    await chapter(page).ready();
    expect(new URL(page.url()).pathname).toBe(`${BASE_PATH}/introduction`);
  }
  expect(await isolated(page)).toBe(false);
  expect(page.problems.all()).toEqual([]);
  await page.close();
});

test('a figure alone is live, leads to its chapter, and is described to sites that show links', async () => {
  const page = await newPage(browser);
  await visit(page, 'embed/masked-attention/attention-map?prompt=A+dog');
  await page.getByText('Live run.').waitFor();
  expect(await isolated(page)).toBe(false);
  const back = page.getByRole('link', { name: /^Attention map in/ });
  expect(await back.getAttribute('href')).toBe(`${BASE_PATH}/masked-attention#attention-map`);
  const described = page.locator('link[type="application/json+oembed"]');
  const address = `${SITE_URL}/embed/masked-attention/attention-map`;
  expect(await described.getAttribute('href')).toBe(`${address}/oembed.json`);
  const file = join(folder, 'embed/masked-attention/attention-map/oembed.json');
  const { html, ...facts } = JSON.parse(await readFile(file, 'utf8'));
  expect(html).toContain(`src="${address}"`);
  expect(facts).toMatchObject({
    version: '1.0',
    type: 'rich',
    title: 'Attention map · Masked attention',
    provider_url: `${SITE_URL}/`,
    width: expect.any(Number),
    height: expect.any(Number),
  });
  expect(page.problems.all()).toEqual([]);
  await page.close();
});

test('on plain http under another name than localhost, links lead from chapter to chapter, in each a figure is live, and cells run', async () => {
  const classroom = await launch({ hosts: [CLASSROOM_HOST] });
  const page = await newPage(classroom);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { port } = new URL(host.url);
  await page.goto(`http://${CLASSROOM_HOST}:${port}${BASE_PATH}/`);
  await chapter(page).ready();
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await page.getByText('compute with more than one thread. Everything works').waitFor();
  for (const { slug, title } of pages) {
    await page.getByRole('main').locator(`a[href="${BASE_PATH}/${slug}"]`).first().click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    // The host leads to a slash at the end, which stays until the page is loaded again.
    expect(new URL(page.url()).pathname.replace(/\/$/, '')).toBe(`${BASE_PATH}/${slug}`);
    await showsLiveRun(page);
    await toContents(page);
  }
  await page.getByRole('link', { name: cells.title, exact: true }).first().click();
  await page.waitForURL(`**${BASE_PATH}/cells{,/}`);
  const cell = cellOf(page);
  await cell.run.click();
  await expect.poll(() => cell.output.textContent()).toMatch(/%/);
  await cell.code.click();
  await page.locator('[contenteditable]').fill('');
  await page.keyboard.type('gpt2.ne');
  await cell.region.getByRole('option', { name: 'next' }).waitFor();
  expect(page.problems.all()).toEqual([]);
  await classroom.close();
});

test('one visit isolates the pages and stores the notebook; with the network cut, all of it works', async () => {
  const page = await newPage(browser, { stores: true });
  await storesAtOnce(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await visit(page, '');
  await page.waitForFunction(() => crossOriginIsolated);
  await storedOn(page);
  expect([...page.problems.console, ...page.problems.errors]).toEqual([]);
  await page.getByRole('button', { name: 'Model', exact: true }).click();
  const processors = await page.evaluate(() => navigator.hardwareConcurrency);
  await page.getByText(`with ${Math.max(1, Math.min(4, processors - 1))} thread`).waitFor();

  await host.close();
  await page.context().setOffline(true);
  // The last one stays open.
  const isLast = ({ slug }: { slug: string }) => slug === 'auto-regression';
  for (const { slug, title } of [...pages].sort((a, b) => Number(isLast(a)) - Number(isLast(b)))) {
    await visit(page, slug);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await isolated(page), slug).toBe(true);
  }
  const here = chapter(page);
  await here.ready();
  await settled(page);
  const { length } = await here.ids();
  await here.next.click();
  await settled(page, length + 1);
  await toContents(page);
  await storedOn(page);
  // In one page, by links: the model stays, and answers in each.
  for (const { slug } of pages) {
    await page.getByRole('main').locator(`a[href="${BASE_PATH}/${slug}"]`).first().click();
    await page.waitForURL(`**${BASE_PATH}/${slug}`);
    await showsLiveRun(page);
    await toContents(page);
  }
  await page.getByRole('link', { name: cells.title, exact: true }).first().click();
  await page.waitForURL(`**${BASE_PATH}/cells{,/}`);
  const cell = cellOf(page);
  await cell.run.click();
  await expect.poll(() => cell.output.textContent()).toMatch(/%/);
  await visit(page, 'not-there');
  await page.getByRole('heading', { level: 1, name: 'No such page' }).waitFor();
  expect(page.problems.errors).toEqual([]);
  await page.close();
}, 300_000);
