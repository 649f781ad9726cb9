import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LEARNING, RECORDED_FRAME } from '@/components/chapters/learning/learning';
import { READ_BY_SNAPSHOTS } from '@/components/chapters/learning/limits';
import { nextTokenMarks } from '@/components/widgets/next-token/marks';
import { folderOf } from '@/lib/engine/download/hub';
import { snapshotEntry } from '@/lib/engine/snapshots';
import { type NodeModel, openModel, STORYBOOK_FOLDER } from '@/scripts/node-model';
import { traceOf } from '../support/trace';
import { newPage, type WatchedPage } from './support/browser';
import { inFirefox } from './support/browser-name';
import { chapter } from './support/chapter';
import { connect } from './support/shared-browser';
import { sharePage } from './support/shared-page';
import { type FaultySite, startFaultySite } from './support/site';

const { snapshots } = LEARNING;
const entries = snapshots.map(({ percent }) => snapshotEntry(snapshots, percent));
const opened = new Map<string, Promise<NodeModel>>();
/** Opens the model of a place outside the browser, once. */
function openSnapshot(place: number): Promise<NodeModel> {
  const { folder = '' } = snapshots[place] ?? {};
  const url = new URL(`../storybook-snapshots/${folder}/`, STORYBOOK_FOLDER);
  const model = opened.get(folder) ?? openModel(url, undefined, STORYBOOK_FOLDER);
  opened.set(folder, model);
  return model;
}
/** Without the shipped model, which the page has anyway. */
const early = entries.slice(0, -1);
const weightsOf = (place: number) => {
  const entry = entries[place];
  return entry ? folderOf(entry, '') + entry.weights.name : '';
};

// Without snapshots the chapter has no such figure.
describe.runIf(snapshots.length > 2)('Watch it learn', () => {
  let browser: Browser;
  let site: FaultySite;
  const shared = sharePage({}, () => site.url);
  let page: WatchedPage;
  beforeAll(async () => {
    [browser, site] = await Promise.all([connect(), startFaultySite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  beforeEach(async () => {
    site.setRules({});
    page = await shared.visit('/learning');
    await chapter(page).ready();
    await slider().focus();
  });

  const figure = () => page.getByRole('figure', { name: 'Watch it learn' });
  const slider = () => figure().getByRole('slider');
  const alert = () => figure().getByRole('alert');
  const asked = () => early.map((_, place) => site.count(weightsOf(place)));
  const bars = () =>
    figure()
      .getByRole('list', { name: /^What .* expects next$/ })
      .getByRole('listitem')
      .allTextContents();
  /** Waits until the bars and maps are those of the place. */
  const arrived = async () => {
    await figure().getByText('Live run.').waitFor({ timeout: 60_000 });
    await expect.poll(() => figure().locator('[aria-busy]').count()).toBe(0);
  };
  async function expectOwnBars(place: number, text: string): Promise<void> {
    const { model, tokenize, vocabulary } = await openSnapshot(place);
    const ids = tokenize(text).slice(-READ_BY_SNAPSHOTS);
    const { rows } = await traceOf(model, { ids, promptLength: ids.length });
    const logits = rows.at(-1)?.logits ?? new Float32Array();
    const marks = nextTokenMarks(logits, vocabulary, 1);
    expect(await bars()).toEqual(marks.bars.map((bar) => `${bar.label} ${bar.percent}`));
  }

  test.skipIf(inFirefox)(
    'without scripts the curve, every sample, the bars and the maps are drawn',
    async () => {
      const still = await newPage(browser, { js: false });
      await still.goto(`${site.url}/learning`);
      const drawn = still.locator('#learning');
      expect(await drawn.locator('[data-mark=loss-stage]').count()).toBe(snapshots.length);
      expect(await drawn.locator('[data-mark=loss-path]').isVisible()).toBe(true);
      const samples = drawn.getByRole('list', { name: 'What each snapshot writes' });
      expect(await samples.getByRole('listitem').count()).toBe(snapshots.length);
      for (const { text } of LEARNING.samples) {
        expect(await samples.textContent()).toContain(text);
      }
      expect(await drawn.locator('[data-mark=bar-row]').count()).toBe(11);
      const { layers, heads } = RECORDED_FRAME.pass.shape;
      expect(await drawn.getByRole('gridcell').count()).toBe(layers * heads);
      expect(await drawn.getByRole('slider').isVisible()).toBe(false);
      await still.close();
    },
  );

  test('by keyboard: each file is asked for when its place is chosen, once, and its figures are its own', async () => {
    const before = asked();
    await arrived();
    await expectOwnBars(entries.length - 1, LEARNING.prompt);
    expect(asked()).toEqual(before);

    await page.keyboard.press('Home');
    await arrived();
    await expectOwnBars(0, LEARNING.prompt);
    await page.keyboard.press('ArrowRight');
    await arrived();
    await expectOwnBars(1, LEARNING.prompt);
    const two = before.map((count, place) => count + (place < 2 ? 1 : 0));
    expect(asked()).toEqual(two);
    const samples = figure().getByRole('list', { name: 'What each snapshot writes' });
    expect(await samples.locator('[aria-current]').textContent()).toContain(
      LEARNING.samples[1]?.text,
    );

    // Back at the first, and there with another sentence: nothing is asked for.
    await page.keyboard.press('ArrowLeft');
    await arrived();
    await expectOwnBars(0, LEARNING.prompt);
    await chapter(page).prompt.fill('The cat sat by the fire and');
    await chapter(page).prompt.press('Enter');
    await samples.getByText('Go there to let it read this.').first().waitFor();
    await arrived();
    await expect.poll(bars).not.toEqual([]);
    await expectOwnBars(0, 'The cat sat by the fire and');
    expect(asked()).toEqual(two);
    expect(await samples.getByText('Go there to let it read this.').count()).toBeGreaterThan(2);
    expect(page.problems.all()).toEqual([]);
  });

  test('moving on ends a load under way; progress is told, and only the place in the end is shown', async () => {
    const before = asked();
    site.setRules({ [weightsOf(0)]: { delay: 20_000 } });
    await page.keyboard.press('Home');
    // The tokenizer, which is small, comes at once.
    await figure().getByRole('progressbar', { name: 'Storybook, untrained on its way' }).waitFor();
    expect(await figure().getByText('Storybook, finished:').count()).toBeGreaterThan(0);
    await page.keyboard.press('ArrowRight');
    await arrived();
    await expectOwnBars(1, LEARNING.prompt);
    expect(asked()[1]).toBe((before[1] ?? 0) + 1);
    expect(await alert().count()).toBe(0);
    expect(page.problems.errors).toEqual([]);
  });

  test('a file that does not come is told, the picture before stands, and it can be tried again', async () => {
    site.setRules({ [weightsOf(0)]: { status: 503 } });
    await page.keyboard.press('Home');
    await alert().waitFor();
    expect(await alert().textContent()).toMatch(/status 503.*Storybook, finished/);
    site.setRules({});
    await alert().getByRole('button', { name: 'Try again' }).click();
    await arrived();
    await expectOwnBars(0, LEARNING.prompt);
    expect(await alert().count()).toBe(0);
  });

  test('leaving the chapter ends the second worker', async () => {
    // The one of the visit before may still be on its way out.
    const before = page.workers();
    await page.keyboard.press('Home');
    await arrived();
    const added = page.workers().filter((worker) => !before.includes(worker));
    expect(added.length).toBeGreaterThan(0);
    await page.getByRole('banner').getByRole('link').first().click();
    await expect.poll(() => page.getByRole('figure', { name: 'Watch it learn' }).count()).toBe(0);
    await expect.poll(() => page.workers().filter((worker) => added.includes(worker))).toEqual([]);
  });
});
