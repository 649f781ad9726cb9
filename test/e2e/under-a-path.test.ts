import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cells, lab, readyChapters } from '@/content/chapters';
import { newPage } from './support/browser';
import { cellOf } from './support/cells';
import { chapter, settled } from './support/chapter';
import { type PlainHost, startPlainHost } from './support/plain-host';
import { connect } from './support/shared-browser';
import { BASE_PATH, buildUnderPath } from './support/under-a-path';

let browser: Browser;
let host: PlainHost;
beforeAll(async () => {
  const folder = await buildUnderPath();
  [browser, host] = await Promise.all([connect(), startPlainHost(folder, BASE_PATH)]);
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await host?.close();
});

test.each(['', ...[...readyChapters, lab, cells].map(({ slug }) => slug)])(
  'under a path of a host that sends no headers, the page “%s” is live',
  async (slug) => {
    const page = await newPage(browser);
    await page.goto(`${host.url}${BASE_PATH}/${slug}`);
    await chapter(page).ready();
    expect(new URL(page.url()).pathname).toBe(`${BASE_PATH}/${slug}`);
    expect(page.problems.all()).toEqual([]);
    await page.close();
  },
);

test('a text is written there, links lead from page to page, and cells run', async () => {
  const page = await newPage(browser);
  await page.goto(`${host.url}${BASE_PATH}/auto-regression`);
  const here = chapter(page);
  await here.ready();
  await settled(page);
  const { length } = await here.ids();
  await here.next.click();
  await settled(page, length + 1);

  await page.getByRole('main').getByRole('link', { name: 'Masked attention' }).last().click();
  await page.waitForURL(`**${BASE_PATH}/masked-attention`);
  await page.getByRole('banner').getByRole('link', { name: 'Inside GPT-2' }).click();
  await page.waitForURL(`**${BASE_PATH}/`);
  await page.getByRole('link', { name: cells.title, exact: true }).first().click();
  await page.waitForURL(`**${BASE_PATH}/cells`);
  const cell = cellOf(page);
  await cell.run.click();
  await expect.poll(() => cell.output.textContent()).toMatch(/%/);
  expect(page.problems.all()).toEqual([]);
  await page.close();
});
