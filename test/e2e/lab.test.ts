import { beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { tokenLabel } from '@/lib/text/token-text';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';
import { type WatchedPage, WINDOW } from './support/browser';
import {
  focused,
  lab,
  linkWith,
  setLength,
  settled,
  shareLab,
  showSettings,
  TOKEN,
  write,
} from './support/lab';
import { sideways } from './support/looks';
import { quiet } from './support/rest';
import { violations } from './support/violations';

const shared = shareLab();
let page: WatchedPage;
let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});
beforeEach(() => {
  page = shared.page;
});

test('it writes what the model writes with these settings outside the browser', async () => {
  const here = lab(page);
  await write(page, 12);
  const { prompt, chosen, settings, fingerprint } = await linkWith(page, 12);
  const ids = [...prompt];
  const { length: _, ...sampling } = settings;
  for (let i = 0; i < 12; i++) {
    const request = { ids, promptLength: prompt.length, settings: sampling, named: 10 };
    ids.push((await performTask('write', opened, request, UNHURRIED)).id);
  }
  expect(ids.slice(prompt.length)).toEqual(chosen);
  expect(fingerprint).toBe(await performTask('fingerprint', opened, {}, UNHURRIED));
  const request = {
    ids,
    promptLength: prompt.length,
    place: ids.length,
    settings: sampling,
    named: 10,
  };
  const made = await performTask('nextTokenDistribution', opened, request, UNHURRIED);
  const first = made.candidates[0];
  expect(await here.candidates.getByRole('listitem').first().textContent()).toContain(
    tokenLabel(opened.vocabulary.token(first?.id ?? 0)),
  );
});

test('stop ends it within one token, and going on writes the same text', async () => {
  const here = lab(page);
  await setLength(page, 200);
  await here.generate.click();
  await expect.poll(here.count).toBeGreaterThan(12);
  const before = await page.evaluate(() => {
    const stop = [...document.querySelectorAll('button')].find((b) => b.textContent === 'Stop');
    stop?.click();
    return document.querySelectorAll('#lab-text [role=option]').length;
  });
  await settled(page);
  // Tokens that were still being computed would have come meanwhile.
  await quiet(here.text, 500);
  const after = await page.locator('#lab-text [role=option]').count();
  expect(after - before).toBeLessThanOrEqual(1);
  const stopped = await here.text.textContent();
  expect((stopped ?? '').length).toBeGreaterThan(20);
  await here.back.click();
  await here.back.click();
  await here.next.click();
  await here.next.click();
  await expect.poll(() => here.text.textContent()).toBe(stopped);
  expect(await here.branches.count()).toBe(1);
});

test('keyboard only: write, stop, walk tokens and alternatives, branch, go back', async () => {
  const here = lab(page);
  await here.prompt.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('The wolf came to the door and');
  await page.keyboard.press('Enter');
  const ids = opened.tokenize('The wolf came to the door and');
  await settled(page, ids.length);
  await here.tabTo('Next token');
  await page.keyboard.press('Enter');
  await settled(page, ids.length + 1);
  await here.tabTo('Generate');
  await page.keyboard.press('Enter');
  await expect.poll(here.count).toBeGreaterThan(ids.length + 8);
  expect(await focused(page)).toBe('Stop');
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await focused(page)).toBe('Generate');
  const written = await here.count();

  await here.tabTo('token by token');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  for (let i = 0; i < ids.length + 2; i++) await page.keyboard.press('ArrowRight');
  const place = ids.length + 3;
  const marked = page.locator('[role=option][aria-selected=true]');
  await expect.poll(() => marked.getAttribute('data-place')).toBe(String(place));
  await expect.poll(() => here.details.textContent()).toContain(`The token ${place + 1},`);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  for (let i = 0; i < place; i++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => here.details.textContent()).toContain(`The token ${place + 1},`);

  // Enter goes to the alternatives; the second that does not stand there begins a branch.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const choice = (await focused(page)).includes('in the text') ? 'Tab' : undefined;
  if (choice) await page.keyboard.press(choice);
  const taken = await focused(page);
  await page.keyboard.press('Enter');
  // As much as there was is written anew from there on.
  await settled(page, written);
  expect(await focused(page)).toContain('token by token');
  const there = await here.text.locator(TOKEN).nth(place).getAttribute('aria-label');
  expect(taken.startsWith(`${there} `)).toBe(true);
  expect(await here.branches.count()).toBe(2);

  await here.tabTo('tokens');
  await page.keyboard.press('Enter');
  await settled(page, written);
  await here.prompt.focus();
  await here.tabTo('Back');
  await page.keyboard.press('Enter');
  await settled(page, written - 1);
});

test('side by side: the same prompt and seed, once cool and once hot, and a link to both', async () => {
  const here = lab(page);
  await page.getByRole('switch', { name: 'Side by side' }).press('Space');
  const beside = page.getByRole('region', { name: 'Text beside' });
  const hot = page
    .getByRole('group', { name: /Beside/ })
    .getByRole('slider', { name: 'Temperature' });
  await hot.focus();
  await page.keyboard.press('End');
  await write(page, 10);
  const other = beside.locator(TOKEN);
  await expect.poll(() => other.count()).toBe(await here.count());
  const [one, two] = [await here.text.textContent(), await beside.textContent()];
  expect(one).not.toBe(two);
  const state = await linkWith(page, 10);
  expect(state.comparison).toMatchObject({ model: 'storybook', temperature: 2 });
  const { hash } = new URL(page.url());

  await shared.anew();
  await page.goto(`${inject('siteUrl')}/lab${hash}`);
  await expect.poll(() => here.text.textContent()).toBe(one);
  await expect.poll(() => beside.textContent()).toBe(two);
});

test('attention of a head is drawn over the text from the token under the cursor', async () => {
  await write(page, 6);
  await page.getByRole('switch', { name: 'Attention over the text' }).press('Space');
  await page.getByRole('radiogroup', { name: 'Layer' }).getByText('2', { exact: true }).click();
  await page.getByRole('radiogroup', { name: 'Head' }).getByText('1', { exact: true }).click();
  const place = 9;
  await page.locator(`#lab-main-${place}`).click();
  const drawn = page.locator('[role=option][data-attention]');
  await expect.poll(() => drawn.count()).toBe(place + 1);
  const { prompt, chosen } = await linkWith(page, 6);
  const ids = [...prompt, ...chosen];
  const request = {
    ids,
    promptLength: prompt.length,
    layer: 1,
    head: 0,
    from: place,
    to: place + 1,
  };
  const [weights] = await performTask('attentionRow', opened, request, UNHURRIED);
  const most = weights?.indexOf(Math.max(...weights)) ?? 0;
  const label = tokenLabel(opened.vocabulary.token(ids[most] ?? 0));
  const told = page.getByText('looks most at');
  await expect.poll(() => told.locator('[data-mark=token]').nth(1).textContent()).toBe(label);
});

test('written, coloured, and side by side, at 1440 and 390 px, light and dark: axe finds nothing', async () => {
  await page.getByRole('switch', { name: 'Surprise' }).press('Space');
  await page.getByRole('switch', { name: 'Attention over the text' }).press('Space');
  await write(page, 12);
  await page.locator('#lab-main-10').click();
  await page.locator('[role=option][data-attention]').first().waitFor();
  await page.getByRole('switch', { name: 'Side by side' }).press('Space');
  await page.getByRole('region', { name: 'Text beside' }).waitFor();
  await settled(page);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ ...WINDOW, width });
    await showSettings(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), `${width} px, ${colorScheme}`).toEqual([]);
    }
    expect(await sideways(page), `${width} px`).toBeLessThanOrEqual(0);
  }
});
