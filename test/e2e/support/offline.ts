import { expect } from 'vitest';
import type { WatchedPage } from './browser';

/** What the contents page says of this device. */
export const thisDevice = (page: WatchedPage) =>
  page.getByRole('region', { name: 'Without a network' });

/** Waits on the contents page until the notebook is stored. */
export async function storedOn(page: WatchedPage): Promise<void> {
  await expect
    .poll(() => thisDevice(page).textContent(), { timeout: 120_000 })
    .toMatch(/is stored on this device \(\d+\.\d MB\)/);
}

/** True for a page that may have threads; undefined while it is being loaded. */
export const isolated = (page: WatchedPage) =>
  page.evaluate(() => crossOriginIsolated).catch(() => undefined);
