import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { BRANCH } from '@/components/chapters/auto-regression/limits';
import { chapter, settled } from './support/chapter';
import { openLiveChapter } from './support/live-chapter';
import { quiet } from './support/rest';

const live = openLiveChapter();

/** Goes on by Tab until an element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  for (let i = 0; i < 200; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`no way to ${target} by ${key}`);
}

test('without a mouse: step, play, stop, walk the candidates, branch, and go back', async () => {
  const { page } = live;
  const here = chapter(page);
  const { length } = await here.ids();
  await tabTo(page, here.next);
  await page.keyboard.press('Enter');
  await settled(page, length + 1);

  await tabTo(page, here.generate);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await here.ids()).length).toBeGreaterThan(length + 3);
  await tabTo(page, here.stop);
  await page.keyboard.press('Enter');
  const stopped = await settled(page);
  expect(stopped.length).toBeLessThan(length + 41);

  await tabTo(page, here.candidate(0));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect
    .poll(() => here.candidate(2).evaluate((it) => it === document.activeElement))
    .toBe(true);
  const readout = page
    .getByRole('figure', { name: 'What may come next' })
    .locator('[data-mark=readout]');
  expect(await readout.textContent()).toContain('rank 3 of');
  const third = (await here.candidate(2).textContent())?.split(' ')[0] ?? '';
  await page.keyboard.press('Enter');
  await settled(page, stopped.length + 1);
  const chips = here.workbench.getByRole('list', { name: 'Tokens' }).locator('[data-mark=token]');
  expect(await chips.last().textContent()).toBe(third);

  await tabTo(page, here.back, 'Shift+Tab');
  await page.keyboard.press('Enter');
  expect(await settled(page, stopped.length)).toEqual(stopped);
});

test('without a mouse: the tree is walked, a branch grows, and two are compared', async () => {
  const { page } = live;
  const tree = page.getByRole('figure', { name: 'A tree of texts' });
  const items = tree.getByRole('treeitem');
  const current = tree.locator('[role=treeitem][tabindex="0"]');
  const readout = tree.locator('[data-mark=readout]');
  const passes = async () =>
    Number(/ran (\d+) passes/.exec((await readout.textContent()) ?? '')?.[1]);
  await tree.scrollIntoViewIfNeeded();
  await tree.getByText('Live run.').waitFor();
  await expect
    .poll(() => readout.textContent())
    .toMatch(/has a log-probability of .* times as likely.* ran \d+ passes/);
  const [before, count] = [await passes(), await items.count()];
  expect(before).toBeGreaterThan(0);

  // Two back from the end, then to an open choice beside the token that was taken.
  await tabTo(page, current);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => current.getAttribute('aria-label')).toContain(', open');
  await page.keyboard.press('Enter');
  await expect.poll(() => items.count()).toBeGreaterThan(count);
  await expect.poll(passes).toBe(before + BRANCH);

  // Its end is kept to compare with; from there back to another end.
  await tabTo(page, tree.getByRole('button', { name: 'Compare with this one' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => readout.textContent()).toContain('You are at');
  await tabTo(page, current);
  for (let i = 0; i < BRANCH; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => readout.textContent()).toMatch(/times as likely/);
  expect(await passes()).toBe(before + BRANCH);
});

test('without a mouse: the loop plays, and pauses', async () => {
  const { page } = live;
  const loop = page.getByRole('figure', { name: 'The loop' });
  const written = loop.locator('mark');
  await loop.getByText('Live run.').waitFor();
  await tabTo(page, loop.getByRole('button', { name: 'Play' }));
  await page.keyboard.press('Enter');
  await expect.poll(() => written.textContent()).not.toBe('');
  await page.keyboard.press('Enter');
  await loop.getByRole('button', { name: 'Play' }).waitFor();
  const paused = await written.textContent();
  // Longer than a loop that plays shows a station.
  await quiet(loop, 1000);
  expect(await written.textContent()).toBe(paused);
});
