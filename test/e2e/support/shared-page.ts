import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import { newPage, type WatchedPage, WINDOW } from './browser';
import { connect } from './shared-browser';

/** One page that the tests of a file share. */
export interface SharedPage {
  readonly page: WatchedPage;
  /** Shows a route, as "/lab", to a reader who has just come; see `resetReader`. */
  visit(path: string): Promise<WatchedPage>;
}

/** What a reader has saved, by key. */
type Saved = Readonly<Record<string, string>>;

/**
 * Shares a page between the tests of this file or `describe`: loaded at the first visit, reset at
 * every other. A test that failed leaves its page behind, and the next visit loads another.
 *
 * @param saved is what each visit begins with
 */
export function sharePage(saved: Saved = {}): SharedPage {
  let browser: Browser;
  let page: WatchedPage | undefined;
  beforeAll(async () => {
    browser = await connect();
  });
  afterAll(() => browser?.close());
  beforeEach(({ task }) => async () => {
    if (task.result?.state !== 'fail') return;
    await page?.close();
    page = undefined;
  });
  return {
    get page() {
      if (!page) throw new Error('no route was visited yet');
      return page;
    },
    async visit(path) {
      if (page) {
        await page.setViewportSize(WINDOW);
        await page.emulateMedia({ colorScheme: 'light' });
      } else {
        page = await newPage(browser);
        await page.goto(inject('siteUrl'));
      }
      await resetReader(page, path, saved);
      page.problems.clear();
      return page;
    },
  };
}

/**
 * Shares a page with one route: each test finds it as a reader does who comes for the first time.
 * After each test nothing may have gone wrong in the page.
 *
 * @param arrive waits until the route can be used
 * @param saved is what the reader has saved
 */
export function shareRoute(
  path: string,
  arrive: (page: WatchedPage) => Promise<void>,
  saved?: Saved,
): Pick<SharedPage, 'page'> {
  const shared = sharePage(saved);
  beforeEach(async () => arrive(await shared.visit(path)));
  afterEach(() => {
    expect(shared.page.problems.all()).toEqual([]);
  });
  return shared;
}

/**
 * Makes the reader one who has just come: leaves the route for the contents page, deletes all that
 * was saved, and follows a link to `path`. Nothing is loaded again, and the model stays. What a
 * module of the site remembers beyond its route, as the open head, stays too.
 */
async function resetReader(page: WatchedPage, path: string, saved: Saved): Promise<void> {
  if (new URL(page.url()).pathname !== '/') {
    await page.getByRole('banner').getByRole('link', { name: 'Inside GPT-2' }).click();
    await page.waitForURL(({ pathname }) => pathname === '/');
  }
  await page.evaluate(async (items) => {
    // The page that was left saves what it holds when it is taken down, some time after.
    await new Promise((done) => requestIdleCallback(done, { timeout: 5000 }));
    localStorage.clear();
    sessionStorage.clear();
    for (const [key, value] of Object.entries(items)) localStorage.setItem(key, value);
    // Browsers send this to the other documents of a tab only.
    dispatchEvent(new StorageEvent('storage', { storageArea: sessionStorage }));
  }, saved);
  await page.locator(`:is(main, footer) a[href="${path}"]`).first().click();
  await page.waitForURL(({ pathname }) => pathname === path);
  // A figure of the new page would take the pointer, where it clicked, for the reader's.
  await page.mouse.move(0, 0);
}
