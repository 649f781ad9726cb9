import type { WatchedPage } from '@/test/e2e/support/browser';
import { type BenchContext, openPage } from '../context';
import { limited, type SectionResult } from '../row';
import { wander } from '../wander';

const WAIT = 120_000;
const MOVES = 60;
const LIMIT = { most: 50, text: 'at most 50 ms', note: '0 where no task took 50 ms or more.' };

/** A page to open, and what a reader does there. */
interface Scene {
  readonly what: string;
  readonly path: string;
  /** What the reader looks at. */
  readonly figure: string;
  /** It can be done again on the same page. */
  readonly again?: boolean;
  readonly act: (page: WatchedPage, quick: boolean) => Promise<void>;
}

const SCENES: readonly Scene[] = [
  {
    what: 'The longest task while the Lab writes up to 300 tokens',
    path: '/lab',
    figure: 'main',
    act: async (page, quick) => {
      const tokens = quick ? 60 : 300;
      // A text of one's own in the place of the essay.
      await page.getByRole('textbox', { name: 'Prompt' }).fill('The king and the');
      await tokensInLab(page, { from: 1, to: 10 });
      const length = page.getByRole('spinbutton', { name: 'Length' });
      await length.fill(String(tokens));
      await length.press('Enter');
      await page.getByRole('button', { name: 'Generate', exact: true }).click();
      await tokensInLab(page, { from: 20, to: tokens + 10 });
      // It ends sooner where the story does.
      await page.locator('button:disabled', { hasText: 'Stop' }).waitFor({ timeout: WAIT });
    },
  },
  {
    what: 'The longest task while pointing over all heads',
    path: '/masked-attention',
    figure: '#all-heads',
    again: true,
    act: (page) => wander(page.locator('#all-heads [role=grid]'), MOVES),
  },
  {
    what: 'The longest task while zooming the map of the vocabulary',
    path: '/embeddings',
    figure: '#vocabulary-map',
    again: true,
    act: (page) =>
      wander(page.locator('#vocabulary-map [role=application]'), MOVES, { zooms: true }),
  },
];

/** The longest task of the main thread while a reader does something. */
export async function mainThread(context: BenchContext): Promise<SectionResult> {
  const { options } = context;
  const rows = [];
  for (const scene of SCENES) {
    const longest: number[] = [];
    let page = await openScene(context, scene);
    for (let round = 0; round < options.rounds; round++) {
      if (round > 0 && !scene.again) {
        await page.close();
        page = await openScene(context, scene);
      }
      const stop = await observe(page);
      await scene.act(page, options.quick);
      longest.push(await stop());
    }
    await page.close();
    rows.push(limited(scene.what, longest, LIMIT));
  }
  return { rows };
}

/** Opens the page, and waits until all that the figure draws is there. */
async function openScene(
  { browser, siteUrl }: BenchContext,
  { path, figure }: Scene,
): Promise<WatchedPage> {
  const page = await openPage(browser, siteUrl + path);
  await page.getByText('storybook is ready').waitFor({ timeout: WAIT });
  // Some figures ask the model once they are in view; their answer would be drawn meanwhile.
  await page.locator(figure).scrollIntoViewIfNeeded();
  await page.locator(`${figure} [data-run=live]`).first().waitFor({ timeout: WAIT });
  return page;
}

/** Waits until the Lab shows so many tokens. */
function tokensInLab(page: WatchedPage, bounds: { readonly from: number; readonly to: number }) {
  return page.waitForFunction(
    ({ from, to }) => {
      const { length } = document.querySelectorAll('#lab-text [role=option]');
      return from <= length && length <= to;
    },
    bounds,
    { timeout: WAIT, polling: 250 },
  );
}

/** Begins to watch; the function that it returns ends that, and gives the longest task in ms. */
async function observe(page: WatchedPage): Promise<() => Promise<number>> {
  const watched = await page.evaluateHandle(() => {
    const state = { longest: 0 };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        state.longest = Math.max(state.longest, duration);
      }
    }).observe({ type: 'longtask' });
    return state;
  });
  return () => watched.evaluate(({ longest }) => longest);
}
