import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import { type NodeModel, openModel, STORYBOOK_FOLDER } from '@/scripts/node-model';
import { launch, newPage, type WatchedPage } from './browser';
import { applyPrompt, chapter, settled } from './chapter';

/** What every test of a file finds ready: the chapter with its model running, and the model here. */
export interface LiveChapter {
  page: WatchedPage;
  opened: NodeModel;
  /** Writes a prompt and applies it by Enter. */
  write(text: string): Promise<void>;
}

/**
 * Opens the auto-regression chapter anew for every test of this file, and waits for its model.
 * After each test nothing may have gone wrong in the page.
 */
export function openLiveChapter(): LiveChapter {
  let browser: Browser;
  const live = {} as LiveChapter;
  live.write = (text) => applyPrompt(live.page, text);
  beforeAll(async () => {
    [browser, live.opened] = await Promise.all([launch(), openModel(STORYBOOK_FOLDER)]);
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    live.page = await newPage(browser);
    await live.page.goto(`${inject('siteUrl')}/auto-regression`);
    await chapter(live.page).ready();
    await settled(live.page);
  });
  afterEach(async () => {
    expect(live.page.problems.all()).toEqual([]);
    await live.page.close();
  });
  return live;
}
