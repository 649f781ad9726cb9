import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { newPage, type WatchedPage } from './browser';
import { hydrated } from './rest';
import { connect } from './shared-browser';

/** The gallery, which draws every figure from its recorded answer, in a page of a file's own. */
export interface Gallery {
  readonly page: WatchedPage;
  /** Shows the figures of a page that the gallery lists, by its link: nothing is loaded again. */
  open(slug: string): Promise<void>;
  /** Shows those of a page that it does not list. */
  load(slug: string): Promise<void>;
}

/** Opens a page for the gallery, to a reader who wants no motion, for all tests of a file. */
export function shareGallery(): Gallery {
  let browser: Browser;
  let page: WatchedPage;
  /** Whether the list of the gallery is one step back. */
  let listed = false;
  beforeAll(async () => {
    browser = await connect();
    page = await newPage(browser);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    // No model needs to load behind recorded answers, nor what computes it.
    await page.route(/\/(models|ort)\//, (route) => route.abort());
  });
  afterAll(() => browser?.close());
  const load = async (path: string) => {
    await page.goto(inject('siteUrl') + path);
    await hydrated(page);
  };
  return {
    get page() {
      return page;
    },
    async open(slug) {
      if (listed) await page.goBack();
      else await load('/gallery');
      listed = false;
      // No pointer: a figure of the new page would take it, where it clicked, for the reader's.
      await page.locator(`main a[href="/gallery/${slug}"]`).dispatchEvent('click');
      await page.waitForURL(({ pathname }) => pathname === `/gallery/${slug}`);
      listed = true;
      await shown(page);
    },
    async load(slug) {
      listed = false;
      await load(`/gallery/${slug}`);
      await shown(page);
    },
  };
}

/** Waits until figures are drawn, in their own type. */
async function shown(page: WatchedPage): Promise<void> {
  await page.locator('main figure[id]').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
}
