import type { WatchedPage } from './browser';

/** What the contents page says of this device. */
export const thisDevice = (page: WatchedPage) =>
  page.getByRole('region', { name: 'Without a network' });

/** How long a page leaves its figures alone before it stores the notebook; see OfflineStart. */
const REST = 3000;

/** From now on the page begins to store as soon as its model has answered, without that rest. */
export const storesAtOnce = (page: WatchedPage) =>
  page.addInitScript((rest) => {
    const { setTimeout: later } = window;
    const hasty = (act: TimerHandler, after?: number, ...given: unknown[]) =>
      later(act, after === rest ? 0 : after, ...given);
    Object.assign(window, { setTimeout: hasty });
  }, REST);

/** Waits on the contents page until the notebook is stored. */
export async function storedOn(page: WatchedPage): Promise<void> {
  await thisDevice(page)
    .filter({ hasText: /is stored on this device \(\d+\.\d MB\)/ })
    .waitFor({ timeout: 120_000 });
}

/** True for a page that may have threads; undefined while it is being loaded. */
export const isolated = (page: WatchedPage) =>
  page.evaluate(() => crossOriginIsolated).catch(() => undefined);
