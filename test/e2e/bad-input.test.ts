import { expect, test } from 'vitest';
import { FIRST_HEAD } from '@/components/workbench/recorded';
import { chapter, expectBelongTogether, settled } from './support/chapter';
import { openLiveChapter } from './support/live-chapter';

const live = openLiveChapter();

test('emoji, combining marks, right-to-left text and markup are read as text, and can be continued', async () => {
  const { page, opened } = live;
  for (const text of [
    'A 😀 and a 👩‍👩‍👧 went',
    'e\u0301\u0301\u0301 Z\u0351\u036b\u0343 said',
    'שלום לך, العالم',
    '<img src=x onerror=alert(1)>',
  ]) {
    const ids = opened.tokenize(text);
    await live.write(text);
    await expect.poll(() => chapter(page).ids()).toEqual(ids);
    await settled(page, ids.length);
    const settings = { temperature: 0.7, promptLength: ids.length, ...FIRST_HEAD };
    await expectBelongTogether(page, opened, settings);
    expect(await page.locator('main img').count()).toBe(0);
    await chapter(page).next.click();
    await settled(page, ids.length + 1);
    await expectBelongTogether(page, opened, settings);
  }
});

test('an empty prompt begins with the mark for the start of a text, and says so', async () => {
  const { page, opened } = live;
  await live.write('');
  expect(await settled(page, 1)).toEqual([opened.beginId]);
  const hint = page.getByText('its mark for the start of a text');
  expect(await hint.isVisible()).toBe(true);
  await chapter(page).next.click();
  await settled(page, 2);
});

test('10,000 characters are more than the context: the message counts, the figures stay', async () => {
  const { page, opened } = live;
  const here = chapter(page);
  const before = await here.ids();
  await live.write('once upon a time '.repeat(600).slice(0, 10_000));
  await here.alert.waitFor();
  expect(await here.alert.textContent()).toMatch(
    /This text has [\d,]+ tokens, and the model reads at most 512: [\d,]+ too many\. Shorten/,
  );
  expect(await here.ids()).toEqual(before);
  await live.write('Once more');
  await settled(page, opened.tokenize('Once more').length);
  expect(await here.alert.count()).toBe(0);
});

test('a text that fills the context to the last token can be read, and no more is written', async () => {
  const { page, opened } = live;
  const here = chapter(page);
  const text = 'a'.concat(' a'.repeat(511));
  expect(opened.tokenize(text)).toHaveLength(512);
  await live.write(text);
  await settled(page, 512);
  expect(await here.next.isDisabled()).toBe(true);
  expect(await here.generate.isDisabled()).toBe(true);
  expect(await page.getByText('The context is full').isVisible()).toBe(true);
});

test('generating stops by itself where the context ends', async () => {
  const { page } = live;
  const here = chapter(page);
  const text = 'a'.concat(' a'.repeat(508));
  await live.write(text);
  await settled(page, 509);
  await here.generate.click();
  await settled(page, 512);
  expect(await page.getByText('The context is full').isVisible()).toBe(true);
  await here.back.click();
  await settled(page, 511);
  expect(await here.next.isDisabled()).toBe(false);
});

test('a prompt that ends in a space gets a hint', async () => {
  const { page } = live;
  await live.write('Once upon ');
  expect(await page.getByText('This prompt ends in a space').isVisible()).toBe(true);
});
