import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WatchedPage } from './support/browser';
import { chapter } from './support/chapter';
import { settled } from './support/lab';
import { measured, type Projected, still, tooSmall } from './support/projected';
import { figureSlugs } from './support/routes';
import { sharePage } from './support/shared-page';
import { labelFaultsOf } from './support/shown-labels';
import { violations } from './support/violations';

/** More presses than the figures of any chapter and their states take. */
const MOST_PRESSES = 200;

/** PROJECTOR_SHOTS=/some/folder keeps a picture of every figure and state. */
const shots = process.env.PROJECTOR_SHOTS;
/** The room of a school. Others are looked at in gallery.test.ts. */
const ROOM = { width: 1024, height: 768 };

const shared = sharePage();

async function open(slug: string): Promise<WatchedPage> {
  const page = await shared.visit(`/${slug}`);
  await page.setViewportSize(ROOM);
  await chapter(page).ready();
  if (slug === 'lab') {
    // A short text: each of its tokens is a state.
    await page.getByRole('button', { name: /^a phrase/ }).click();
    await settled(page);
    await page.getByRole('button', { name: 'Next token' }).click();
    await settled(page);
    await page.locator('#lab-branches').waitFor();
  }
  return page;
}

/** Walks all figures and states of a chapter from the first to the last. */
async function walk(page: WatchedPage, visit: (shown: Projected, count: number) => Promise<void>) {
  await page.evaluate(() => scrollTo(0, 0));
  await page.keyboard.press('p');
  let shown = await still(page);
  for (let i = 0; i < MOST_PRESSES; i++) {
    await page.keyboard.press('ArrowLeft');
    const before = shown;
    shown = await still(page);
    if (shown.state === before.state) break;
  }
  for (let i = 0; i < MOST_PRESSES; i++) {
    await visit(shown, i);
    await page.keyboard.press('ArrowRight');
    const before = shown;
    shown = await still(page);
    if (shown.state === before.state) return;
  }
  throw new Error('the arrow key finds no end');
}

describe.each(figureSlugs)('%s', (slug) => {
  test('every figure is projected, its type is read from the back row, and no label is cut off or printed over', async () => {
    const page = await open(slug);
    const ids = await page.locator('figure[id]').evaluateAll((all) => all.map(({ id }) => id));
    const visited = new Set<string>();
    const found: string[] = [];
    await walk(page, async (shown, count) => {
      visited.add(shown.id);
      expect(shown.texts.length, shown.id).toBeGreaterThan(0);
      expect(shown.beside, `${shown.id} runs off sideways`).toBeLessThanOrEqual(0);
      found.push(...tooSmall(shown, ROOM), ...(await labelFaultsOf(page)));
      if (shots) {
        mkdirSync(shots, { recursive: true });
        const number = String(count).padStart(2, '0');
        await page.screenshot({ path: join(shots, `${slug}-${number}-${shown.id}.png`) });
      }
    });
    expect([...new Set(found)]).toEqual([]);
    expect([...visited]).toEqual(ids);
    await page.keyboard.press('Escape');
    // The load of a snapshot that is walked past is given up.
    const problems = page.problems.all().filter((line) => !line.endsWith('net::ERR_ABORTED'));
    expect(problems).toEqual([]);
  }, 300_000);
});

test('light and dark, axe finds nothing while a figure is projected', async () => {
  const page = await open('masked-attention');
  await page.locator('#all-heads').scrollIntoViewIfNeeded();
  await page.keyboard.press('p');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await still(page);
    expect(await violations(page), colorScheme).toEqual([]);
  }
  await page.keyboard.press('Escape');
});

test('Escape returns to the very place, and leaves no trace of the projector', async () => {
  const page = await open('masked-attention');
  await page.locator('#all-heads').scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 137);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(scrolled + 137);
  const place = () =>
    page.evaluate(() => ({
      scroll: scrollY,
      traces: document.querySelectorAll(
        '[data-brief], [data-beside], [data-overlapping], [data-fitting]',
      ).length,
    }));
  const before = await place();
  await page.keyboard.press('p');
  await measured(page);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('[data-projected]').count()).toBe(0);
  await expect.poll(place).toEqual(before);
});

test('the header’s button projects too, and the bar leads on and out', async () => {
  const page = await open('introduction');
  await page.getByRole('button', { name: 'Present' }).click();
  const first = await measured(page);
  const bar = page.getByRole('toolbar', { name: 'Projector' });
  for (let i = 0; i < MOST_PRESSES && (await measured(page)).id === first.id; i++) {
    await bar.getByRole('button', { name: 'Next' }).click();
  }
  expect((await measured(page)).id).not.toBe(first.id);
  await bar.getByRole('button', { name: 'Leave' }).click();
  await expect.poll(() => page.locator('[data-projected]').count()).toBe(0);
});
