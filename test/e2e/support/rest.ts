import type { Locator } from 'playwright-core';

/**
 * Waits until nothing in an element has changed for a while: what was under way has ended, or shows
 * that it has not.
 *
 * @param ms of the while
 * @throws when it has not come to rest after a minute
 */
export async function quiet(element: Locator, ms: number): Promise<void> {
  const rested = await element.evaluate(
    (root, pause) =>
      new Promise<boolean>((resolve) => {
        const end = (value: boolean) => {
          observer.disconnect();
          resolve(value);
        };
        let pending = setTimeout(end, pause, true);
        const observer = new MutationObserver(() => {
          clearTimeout(pending);
          pending = setTimeout(end, pause, true);
        });
        observer.observe(root, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
        setTimeout(end, 60_000, false);
      }),
    ms,
  );
  if (!rested) throw new Error(`${element} does not come to rest`);
}
