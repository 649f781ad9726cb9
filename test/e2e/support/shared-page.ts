import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect, inject } from 'vitest';
import { newPage, type WatchedPage, WINDOW } from './browser';
import { hydrated } from './rest';
import { connect } from './shared-browser';

/** One page that tests share. */
export interface SharedPage {
  readonly page: WatchedPage;
  /** Shows a route, as "/lab", to a reader who has just come; see `resetReader`. */
  visit(path: string): Promise<WatchedPage>;
}

/** A page that tests share with one route. */
export interface SharedRoute extends Pick<SharedPage, 'page'> {
  /** Shows the route again in the middle of a test, as to a reader on another device. */
  anew(): Promise<void>;
}

/** What a reader has saved, by key. */
type Saved = Readonly<Record<string, string>>;

/** A page of a site, loaded when it is first needed. */
class SitePage {
  #browser: Browser | undefined;
  #page: WatchedPage | undefined;

  constructor(readonly siteUrl: () => string) {}

  get page(): WatchedPage {
    if (!this.#page) throw new Error('no route was visited yet');
    return this.#page;
  }

  async visit(path: string, saved: Saved): Promise<WatchedPage> {
    const page = await (this.#page ? this.#inUsualWindow() : this.load('/'));
    await resetReader(page, path, saved);
    return page;
  }

  /** Loads a route that no link leads to. */
  async load(path: string): Promise<WatchedPage> {
    this.#browser ??= await connect();
    this.#page ??= await newPage(this.#browser);
    const page = await this.#inUsualWindow();
    page.problems.clear();
    await page.goto(this.siteUrl() + path);
    await hydrated(page);
    return page;
  }

  async #inUsualWindow(): Promise<WatchedPage> {
    await resetWindow(this.page);
    return this.page;
  }

  /** Leaves the page behind: the next visit loads another. */
  async discard(): Promise<void> {
    const page = this.#page;
    this.#page = undefined;
    await page?.close();
  }

  async close(): Promise<void> {
    this.#page = undefined;
    await this.#browser?.close();
    this.#browser = undefined;
  }
}

/** The page that all files of a worker share. It ends with the browser. */
const ofWorker = new SitePage(() => inject('siteUrl'));

/** That page, or one of a file's own, which ends with the file. */
function siteOf(siteUrl: (() => string) | undefined): SitePage {
  if (!siteUrl) return ofWorker;
  const site = new SitePage(siteUrl);
  afterAll(() => site.close());
  return site;
}

/**
 * Shares a page between all tests of a worker: loaded at the first visit, reset at every other. A test
 * that failed leaves its page behind, and the next visit loads another.
 *
 * @param saved is what each visit begins with
 * @param siteUrl gives the address of a site of this file's own; then the page is its own, too
 */
export function sharePage(saved: Saved = {}, siteUrl?: () => string): SharedPage {
  const site = siteOf(siteUrl);
  afterFailure(() => site.discard());
  return {
    get page() {
      return site.page;
    },
    visit: (path) => site.visit(path, saved),
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
): SharedRoute {
  const shared = sharePage(saved);
  const arriveAnew = async () => arrive(await shared.visit(path));
  const expectNoProblems = () => expect(shared.page.problems.all()).toEqual([]);
  beforeEach(arriveAnew);
  afterEach(expectNoProblems);
  return {
    get page() {
      return shared.page;
    },
    async anew() {
      expectNoProblems();
      await arriveAnew();
    },
  };
}

/**
 * Shares a page that shows one route, for looks at it that leave it as it is: each test finds it as
 * the one before has left it, in the usual window.
 *
 * @param arrive waits until the route can be used
 * @param linked is false for a route that no link leads to
 * @param siteUrl gives the address of a site of this file's own; then the page is its own, too
 */
export function shareShown(
  path: string,
  arrive: (page: WatchedPage) => Promise<void>,
  { linked = true, siteUrl }: { linked?: boolean; siteUrl?: () => string } = {},
): Pick<SharedPage, 'page'> {
  const site = siteOf(siteUrl);
  let shown = false;
  afterFailure(async () => {
    shown = false;
    await site.discard();
  });
  beforeEach(async () => {
    if (shown) {
      await resetWindow(site.page);
      site.page.problems.clear();
      return;
    }
    await arrive(await (linked ? site.visit(path, {}) : site.load(path)));
    shown = true;
  });
  return site;
}

/** Does something after each test that failed, also where a hook before or after it did. */
function afterFailure(act: () => Promise<void>): void {
  beforeEach(({ onTestFailed }) => onTestFailed(act));
}

/**
 * The window of a reader with the usual screen, who wants no motion: every transition would be drawn
 * frame by frame. What moves for other readers is in test/e2e/reduced-motion.test.ts.
 */
async function resetWindow(page: WatchedPage): Promise<void> {
  await page.setViewportSize(WINDOW);
  await page.emulateMedia({
    media: null,
    colorScheme: 'light',
    forcedColors: null,
    reducedMotion: 'reduce',
  });
}

/**
 * Makes the reader one who has just come: leaves the route for the contents page, deletes all that
 * was saved, and follows a link to `path`. Nothing is loaded again, and the model stays. What a
 * module of the site remembers beyond its route, as the open head, stays too.
 */
async function resetReader(page: WatchedPage, path: string, saved: Saved): Promise<void> {
  await followToContents(page);
  await page.evaluate(async (items) => {
    // The page that was left saves what it holds when it is taken down, some time after: all that the page
    // has to do comes first. Chromium may tell an idle page for seconds that it is not.
    if ('scheduler' in globalThis) await scheduler.postTask(() => {}, { priority: 'background' });
    else await new Promise((done) => requestIdleCallback(done, { timeout: 5000 }));
    localStorage.clear();
    sessionStorage.clear();
    for (const [key, value] of Object.entries(items)) localStorage.setItem(key, value);
    // Browsers send this to the other documents of a tab only.
    dispatchEvent(new StorageEvent('storage', { storageArea: sessionStorage }));
  }, saved);
  page.problems.clear();
  if (path !== '/') await followFromContents(page, path);
}

/** Goes to a route as readers do, by links over the contents page: nothing is loaded again. */
export async function follow(page: WatchedPage, path: string): Promise<void> {
  await followToContents(page);
  await followFromContents(page, path);
}

async function followToContents(page: WatchedPage): Promise<void> {
  // Closes what may lie over the links.
  await page.keyboard.press('Escape');
  if (new URL(page.url()).pathname === '/') return;
  // By its tag: a role is looked for in the whole page, at every try.
  await page.locator('header').getByRole('link', { name: 'Inside GPT-2' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/');
}

async function followFromContents(page: WatchedPage, path: string): Promise<void> {
  await page.locator(`:is(main, footer) a[href="${path}"]`).first().click();
  await page.waitForURL(({ pathname }) => pathname === path);
  // A figure of the new page would take the pointer, where it clicked, for the reader's.
  await page.mouse.move(0, 0);
}
