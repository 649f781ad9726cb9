import { beforeEach, expect, test } from 'vitest';
import type { WatchedPage } from './support/browser';
import { shareRoute } from './support/shared-page';

const shared = shareRoute('/embeddings', (shown) =>
  shown.getByRole('button', { name: 'Join the most frequent' }).waitFor(),
);
let page: WatchedPage;
beforeEach(() => {
  page = shared.page;
});

const arrows = () => page.getByRole('figure', { name: 'The cosine, by hand' });
const tip = (name: string) => arrows().getByRole('slider', { name: `Arrow ${name}` });
const line = (of: string) => arrows().locator(`[data-mark=arrow-${of}]`);

/** The middle of a tip, and how many px a square has. */
async function placeOf(name: string) {
  await tip(name).scrollIntoViewIfNeeded();
  const [box, paper] = [
    await tip(name).boundingBox(),
    await arrows().locator('[data-mark=paper]').boundingBox(),
  ];
  if (!box || !paper) throw new Error('the arrows are not on the page');
  return {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    // Ten squares and a margin.
    square: (paper.width * 40) / 428,
  };
}

test('a tip follows the mouse to the corners of the squares', async () => {
  const { x, y, square } = await placeOf('b');
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 3 * square, y - square, { steps: 8 });
  await page.mouse.up();
  // From (2, 2) to (−1, 3), which is at a right angle to (3, 1).
  expect(await line('dot').textContent()).toBe('a · b = 3 · (−1) + 1 · 3 = 0');
  expect(await line('angle').textContent()).toBe('90°');
  await page.mouse.move(x + square, y);
  expect(await line('angle').textContent()).toBe('90°');
});

test('a tip follows a finger, and the page stays where it is', async () => {
  const { x, y, square } = await placeOf('a');
  const before = await page.evaluate(() => window.scrollY);
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', to?: { x: number; y: number }) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: to ? [to] : [] });
  await touch('touchStart', { x, y });
  for (const part of [0.25, 0.5, 0.75, 1]) {
    await touch('touchMove', { x: x - part * square, y: y + part * 2 * square });
  }
  await touch('touchEnd');
  await expect.poll(() => line('dot').textContent()).toBe('a · b = 2 · 2 + (−1) · 2 = 2');
  expect(await page.evaluate(() => window.scrollY)).toBe(before);
});

test('a tip follows the arrow keys, and goes back to the start', async () => {
  await tip('b').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => line('dot').textContent()).toBe('a · b = 3 · 3 + 1 · 1 = 10');
  expect(await line('cosine').textContent()).toBe('cos = 10 / (3.16 · 3.16) = 1.00');
  await arrows().getByRole('button', { name: 'Back to (3, 1) and (2, 2)' }).click();
  await expect.poll(() => line('cosine').textContent()).toBe('cos = 8 / (3.16 · 2.83) = 0.89');
});

test('a reader’s own paragraph is counted and joined, a press a merge', async () => {
  const learning = page.getByRole('figure', { name: 'Merges, learned from a paragraph' });
  await learning.getByRole('textbox', { name: 'A paragraph of yours' }).fill('lalala lalala');
  await learning.getByRole('button', { name: 'Join the most frequent' }).click();
  const status = learning.getByRole('status');
  await expect
    .poll(() => status.textContent())
    .toContain('joined l and a, which stood side by side 6 times');
  await learning.getByRole('button', { name: 'Ten steps' }).click();
  await expect.poll(() => status.textContent()).toContain('No pair occurs twice any more.');
  await learning.getByRole('button', { name: 'Show as table' }).click();
  const second = learning.getByRole('row').nth(2);
  expect((await second.getByRole('cell').allTextContents()).slice(0, 3)).toEqual(['l', 'a', '6']);
});
