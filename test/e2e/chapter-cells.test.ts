import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { CHAPTER_CELLS } from '@/content/chapter-cells';
import { maskedAttentionCells } from '@/content/chapter-cells/masked-attention';
import { newPage } from './support/browser';
import { chapter } from './support/chapter';
import { connect } from './support/shared-browser';
import { sharePage } from './support/shared-page';

const shared = sharePage();
let browser: Browser;
beforeAll(async () => {
  browser = await connect();
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
  const page = await shared.visit('/introduction');
  await chapter(page).ready();
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
  // What the editor offers is asked for if there is time: a request that a reload cuts off would be
  // told as a problem.
  await page.waitForLoadState('networkidle');
  await page.reload();
  await expect.poll(() => code.textContent()).toBe('gpt2.heads * 111');
  await cell.getByRole('button', { name: 'As it was' }).click();
  await expect.poll(() => code.textContent()).toBe(before);
  expect(page.problems.all()).toEqual([]);
});

test('a chapter is downloaded as a notebook, whose links lead to this site', async () => {
  const page = await shared.visit('/masked-attention');
  const link = page.getByRole('link', { name: 'Download this chapter as a notebook' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('masked-attention.ipynb');
  const text = await readFile(await download.path(), 'utf8');
  const { cells, nbformat } = JSON.parse(text) as {
    readonly nbformat: number;
    readonly cells: readonly { readonly source: string }[];
  };
  expect(nbformat).toBe(4);
  expect(cells[0]?.source).toMatch(/^# Masked attention/);
  expect(text).toContain(`${inject('siteUrl')}/masked-attention#attention-map`);
  expect(text).not.toContain('site.invalid');
  for (const { code, python } of Object.values(maskedAttentionCells)) {
    expect(cells.filter(({ source }) => source.includes(code))).toHaveLength(1);
    expect(cells.filter(({ source }) => source === python)).toHaveLength(1);
  }
  // Every figure of the page is named, with a link to it; of the page's own controls nothing is left.
  for (const figure of await page.locator('article figure').all()) {
    expect(text).toContain(`/masked-attention#${await figure.getAttribute('id')})`);
  }
  expect(text).not.toMatch(/Show as table|For teachers/);
  expect(page.problems.all()).toEqual([]);
});

test('without JavaScript the notebook of a chapter is there, too', async () => {
  const page = await newPage(browser, { js: false });
  await page.goto(`${inject('siteUrl')}/learning`);
  const link = page.getByRole('link', { name: 'Download this chapter as a notebook' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('learning.ipynb');
  await page.close();
});
