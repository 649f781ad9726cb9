import { beforeAll, beforeEach } from 'vitest';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../../support/storybook';
import type { WatchedPage } from './browser';
import { applyPrompt, chapter, settled } from './chapter';
import { shareRoute } from './shared-page';

/** What every test of a file finds ready: the chapter with its model running, and the model here. */
export interface LiveChapter {
  page: WatchedPage;
  opened: NodeModel;
  /** Writes a prompt and applies it by Enter. */
  write(text: string): Promise<void>;
}

/**
 * Opens the auto-regression chapter for the tests of this file, each of which finds it as a reader
 * does who comes for the first time, and waits for its model. After each test nothing may have gone
 * wrong in the page.
 */
export function openLiveChapter(): LiveChapter {
  const live = {} as LiveChapter;
  live.write = (text) => applyPrompt(live.page, text);
  const shared = shareRoute('/auto-regression', async (page) => {
    await chapter(page).ready();
    await settled(page);
  });
  beforeAll(async () => {
    live.opened = await openStorybook();
  });
  beforeEach(() => {
    live.page = shared.page;
  });
  return live;
}
