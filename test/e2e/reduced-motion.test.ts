import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { newPage, type WatchedPage } from './support/browser';
import { chapter, settled } from './support/chapter';
import { modelDialog } from './support/dialog';
import { connect } from './support/shared-browser';
import { follow } from './support/shared-page';

let browser: Browser;
beforeAll(async () => {
  browser = await connect();
});
afterAll(() => browser?.close());

/** Uses a page of many movements, and returns what moved in it. */
async function movementsOf(reducedMotion: 'reduce' | 'no-preference'): Promise<readonly string[]> {
  const page = await newPage(browser);
  await page.emulateMedia({ reducedMotion });
  await page.addInitScript(() => {
    const moved = new Set<string>();
    Object.assign(globalThis, { moved });
    const note = (event: Event) => {
      const { propertyName, animationName, target } = event as TransitionEvent & AnimationEvent;
      const takesTime = (target as Element)
        .getAnimations()
        .some(({ effect }) => Number(effect?.getComputedTiming().activeDuration) > 0);
      if (takesTime) moved.add(`${(target as Element).tagName} ${propertyName ?? animationName}`);
    };
    addEventListener('transitionrun', note, { capture: true });
    addEventListener('animationstart', note, { capture: true });
  });
  await page.goto(inject('siteUrl'));
  await page.getByRole('list', { name: 'Next-token probabilities' }).waitFor();
  await follow(page, '/auto-regression');
  const here = chapter(page);
  await here.ready();
  const { length } = await settled(page);
  await here.next.hover();
  await here.next.click();
  await settled(page, length + 1);
  await modelDialog(page).open();
  await modelDialog(page).dialog.waitFor();
  await modelDialog(page).close();
  await page.getByRole('main').getByRole('link').first().hover();
  await page.keyboard.press('p');
  await page.locator('[data-projected]').waitFor();
  const all = await moved(page);
  await page.close();
  return all;
}

const moved = (page: WatchedPage) =>
  page.evaluate(() => [...(globalThis as unknown as { moved: Set<string> }).moved]);

test('a reader who asked for less motion sees none', async () => {
  expect(await movementsOf('reduce')).toEqual([]);
});

test('others see what they do take its effect', async () => {
  expect((await movementsOf('no-preference')).length).toBeGreaterThan(2);
});
