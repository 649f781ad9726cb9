import type { Browser } from 'playwright-core';
import { expect, inject } from 'vitest';
import { readLink } from '@/lib/permalink/permalink';
import { newPage, type WatchedPage } from './browser';
import { shareRoute } from './shared-page';

/** A token of a text; the open place after the last one is an option, too. */
export const TOKEN = '[role=option]:not([aria-label="The open place"])';

/** The tokens of the first text. */
const TOKENS = `section[aria-label="Text"] ${TOKEN}`;

/** The Lab as a reader finds and uses it: by roles and names. */
export function lab(page: WatchedPage) {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const text = page.getByRole('region', { name: 'Text', exact: true });
  const candidates = page.getByRole('list', { name: 'Next-token probabilities' });
  return {
    prompt: page.getByRole('textbox', { name: 'Prompt' }),
    text,
    tokens: text.getByRole('listbox'),
    count: () => page.locator(TOKENS).count(),
    next: button('Next token'),
    back: button('Back'),
    generate: button('Generate'),
    stop: button('Stop'),
    length: page.getByRole('spinbutton', { name: 'Length' }),
    seed: page.getByRole('spinbutton', { name: 'Seed' }),
    candidates,
    details: page.getByRole('region', { name: 'The token under the cursor' }),
    branches: page.getByRole('list', { name: 'Branches' }).getByRole('listitem'),
    live: () => page.locator('#lab-text').getByText('Live run.').waitFor({ timeout: 60_000 }),
    tabTo: async (name: string) => {
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab');
        if ((await focused(page)).includes(name)) return;
      }
      throw new Error(`Tab does not come to “${name}”`);
    },
  };
}

/** The name of what has the focus. */
export const focused = (page: WatchedPage) =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    if (at === document.body) return '';
    return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
  });

/** What a reader has who was here before and wrote nothing: the notebook's sentence, and no essay. */
const NOTHING_WRITTEN = JSON.stringify({
  model: 'storybook',
  fingerprint: '',
  prompt: 'Once upon a time there was an old',
  promptIds: [],
  written: '',
  branches: { parents: [], ids: [], taken: [], at: 0 },
});

/** What is saved by that reader. */
const SAVED = { 'inside-gpt-2:lab-text': NOTHING_WRITTEN };

/** Shares a page with the Lab, which each test finds with nothing written; see `shareRoute`. */
export const shareLab = () => shareRoute('/lab', arrive, SAVED);

/** Opens the Lab on another device with nothing written, and waits until its model has read the text. */
export async function openLab(browser: Browser, hash = ''): Promise<WatchedPage> {
  const page = await newPage(browser);
  await page.addInitScript((saved) => {
    // The empty page before the first has nothing saved, and Firefox forbids to ask.
    if (!location.protocol.startsWith('http')) return;
    for (const [key, value] of Object.entries(saved)) {
      if (!localStorage.getItem(key)) localStorage.setItem(key, value);
    }
  }, SAVED);
  await page.goto(`${inject('siteUrl')}/lab${hash}`);
  await arrive(page);
  return page;
}

async function arrive(page: WatchedPage): Promise<void> {
  await lab(page).live();
  await showSettings(page);
  await settled(page);
}

/** A narrow window hides most settings behind a button. */
export async function showSettings(page: WatchedPage): Promise<void> {
  const more = page.getByRole('button', { name: 'More settings' });
  if (await more.isVisible()) await more.click();
}

/**
 * Waits until nothing is generated or read, and the text has `count` tokens. Single steps may still
 * be under way: whoever asked for some says the count.
 */
export async function settled(page: WatchedPage, count?: number): Promise<void> {
  const rests = page.waitForFunction(
    ([tokens, count]) => {
      const stop = [...document.querySelectorAll('button')].find(
        ({ textContent }) => textContent === 'Stop',
      );
      if (!stop?.disabled || document.querySelector('[role=listbox][aria-busy]')) return false;
      return count === undefined || document.querySelectorAll(tokens).length === count;
    },
    [TOKENS, count] as const,
    { polling: 50, timeout: 90_000 },
  );
  await rests.catch(async (error) => {
    // What is there instead.
    if (count !== undefined) expect(await lab(page).count()).toBe(count);
    throw error;
  });
}

/** Nothing may have gone wrong in the page. */
export async function done(page: WatchedPage): Promise<void> {
  expect(page.problems.all()).toEqual([]);
  await page.close();
}

/** The address, once what is in view is in it. */
export async function linkWith(page: WatchedPage, chosen: number) {
  await expect
    .poll(async () => {
      const read = readLink(new URL(page.url()).hash);
      return read?.ok ? read.state.chosen.length : undefined;
    })
    .toBe(chosen);
  const read = readLink(new URL(page.url()).hash);
  if (!read?.ok) throw new Error('the page’s own link is read');
  return read.state;
}

/** Sets how many tokens are generated. */
export async function setLength(page: WatchedPage, length: number): Promise<void> {
  await lab(page).length.fill(String(length));
  await lab(page).length.press('Enter');
}

/** Generates so many tokens; the answer is how many there were before. */
export async function write(page: WatchedPage, length: number): Promise<number> {
  const here = lab(page);
  const before = await here.count();
  await setLength(page, length);
  await here.generate.click();
  await settled(page, before + length);
  return before;
}
