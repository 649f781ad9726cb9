import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { type NodeModel, openModel, STORYBOOK_FOLDER } from '@/scripts/node-model';
import { launch, newPage, type WatchedPage } from './support/browser';
import { chapter, expectBelongTogether, settled } from './support/chapter';

let browser: Browser;
let opened: NodeModel;
let page: WatchedPage;

beforeAll(async () => {
  [browser, opened] = await Promise.all([launch(), openModel(STORYBOOK_FOLDER)]);
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await newPage(browser);
  await page.goto(`${inject('siteUrl')}/auto-regression`);
  await chapter(page).ready();
  await settled(page);
});
afterEach(async () => {
  expect(page.problems.all()).toEqual([]);
  await page.close();
});

async function write(text: string): Promise<void> {
  await chapter(page).prompt.fill(text);
  await chapter(page).prompt.press('Enter');
}

test.each([
  ['emoji', 'A 😀 and a 👩‍👩‍👧 went'],
  ['combining marks', 'e\u0301\u0301\u0301 Z\u0351\u036b\u0343 said'],
  ['right-to-left text', 'שלום לך, العالم'],
  ['markup', '<img src=x onerror=alert(1)>'],
])('%s is read as text, and can be continued', async (_, text) => {
  page.on('dialog', (dialog) => {
    page.problems.errors.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const ids = opened.tokenize(text);
  await write(text);
  expect(await settled(page, ids.length)).toEqual(ids);
  const settings = { temperature: 0.8, promptLength: ids.length, layer: 2, head: 1 };
  await expectBelongTogether(page, opened, settings);
  expect(await page.locator('main img').count()).toBe(0);
  await chapter(page).next.click();
  await settled(page, ids.length + 1);
  await expectBelongTogether(page, opened, settings);
});

test('an empty prompt begins with the mark for the start of a text, and says so', async () => {
  await write('');
  expect(await settled(page, 1)).toEqual([opened.beginId]);
  const hint = page.getByText('its mark for the start of a text');
  expect(await hint.isVisible()).toBe(true);
  await chapter(page).next.click();
  await settled(page, 2);
});

test('10,000 characters are more than the context: the message counts, the figures stay', async () => {
  const here = chapter(page);
  const before = await here.ids();
  await write('once upon a time '.repeat(600).slice(0, 10_000));
  await here.alert.waitFor();
  expect(await here.alert.textContent()).toMatch(
    /This text has [\d,]+ tokens, and the model reads at most 512: [\d,]+ too many\. Shorten/,
  );
  expect(await here.ids()).toEqual(before);
  await write('Once more');
  await settled(page, opened.tokenize('Once more').length);
  expect(await here.alert.count()).toBe(0);
});

test('a text that fills the context to the last token can be read, and no more is written', async () => {
  const here = chapter(page);
  const text = 'a'.concat(' a'.repeat(511));
  expect(opened.tokenize(text)).toHaveLength(512);
  await write(text);
  await settled(page, 512);
  expect(await here.next.isDisabled()).toBe(true);
  expect(await here.generate.isDisabled()).toBe(true);
  expect(await page.getByText('The context is full').isVisible()).toBe(true);
});

test('generating stops by itself where the context ends', async () => {
  const here = chapter(page);
  const text = 'a'.concat(' a'.repeat(508));
  await write(text);
  await settled(page, 509);
  await here.generate.click();
  await settled(page, 512);
  expect(await page.getByText('The context is full').isVisible()).toBe(true);
  await here.back.click();
  await settled(page, 511);
  expect(await here.next.isDisabled()).toBe(false);
});

test('a prompt that ends in a space gets a hint', async () => {
  await write('Once upon ');
  expect(await page.getByText('This prompt ends in a space').isVisible()).toBe(true);
});
