import type { Page } from 'playwright-core';

/** Returns by how many pixels the page runs off its window sideways. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
