import type { Locator } from 'playwright-core';

/**
 * Goes over an element with the pointer in a zigzag, a step a frame.
 *
 * @param zooms turns the wheel at each step, ten times in and ten times out
 */
export async function wander(
  element: Locator,
  moves: number,
  { zooms = false } = {},
): Promise<void> {
  const page = element.page();
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error(`${element} is not shown`);
  const height = Math.min(box.height, page.viewportSize()?.height ?? box.height);
  for (let move = 0; move < moves; move++) {
    const [across = 0, down = 0] = [(move * 7) % moves, move].map((at) => (at + 0.5) / moves);
    await page.mouse.move(box.x + box.width * across, box.y + height * down);
    if (zooms) await page.mouse.wheel(0, move % 20 < 10 ? -60 : 60);
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
  }
}
