import type { Locator, Page } from 'playwright-core';

/** Waits until React has taken the page over: from then on keys are heard and buttons work. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__react')),
  );
}

/** Waits until every figure has its height; see public/opening.js. */
export async function laidOut(page: Page): Promise<void> {
  await page.waitForFunction(
    () => !document.querySelector('[data-when-near=asleep]:not([data-laid-out])'),
  );
}

/** Wakes every figure of a chapter, as printing it does; see components/figure/WhenNear. */
export async function wakeAll(page: Page): Promise<void> {
  await hydrated(page);
  await page.evaluate(() => void dispatchEvent(new Event('beforeprint')));
  await page.waitForFunction(() => !document.querySelector('[data-when-near=asleep]'));
}

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
