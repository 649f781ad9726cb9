import type { Page } from 'playwright-core';
import { laidOut } from './rest';

/** A screen's width, and the colours that a reader prefers. */
export interface Look {
  readonly name: string;
  readonly width: number;
  readonly dark: boolean;
}

/** Every width is looked at in light; the widest and the narrowest in dark, too. */
export const LOOKS: readonly Look[] = [
  { width: 1440, dark: false },
  { width: 1440, dark: true },
  { width: 768, dark: false },
  { width: 390, dark: false },
  { width: 390, dark: true },
].map((look) => ({ ...look, name: `${look.width} px, ${look.dark ? 'dark' : 'light'}` }));

/** Gives an open page another look, and waits until it is laid out in it. */
export async function putOn(page: Page, { width, dark }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  await laidOut(page);
}

/** Returns by how many pixels the page runs off its window sideways. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
