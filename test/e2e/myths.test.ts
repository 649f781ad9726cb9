import { text } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { measured, RECORDED_MYTHS } from '@/components/myths/recorded';
import { MYTHS } from '@/content/myths';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask, type TaskName } from '@/lib/engine/tasks';
import { MYTH_IDS, MYTH_REQUESTS, type MythId } from '@/lib/myths/requests';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';
import { newPage, type WatchedPage } from './support/browser';
import { chapter } from './support/chapter';
import { sideways } from './support/looks';
import { hydrated } from './support/rest';
import { connect } from './support/shared-browser';
import { shareRoute } from './support/shared-page';
import { violations } from './support/violations';

let browser: Browser;
let opened: NodeModel;
beforeAll(async () => {
  [browser, opened] = await Promise.all([connect(), openStorybook()]);
});
afterAll(() => browser?.close());

/** One belief on the page, by roles and names. */
function myth(page: Page, id: MythId) {
  const { title, question, options } = MYTHS[id];
  const group = page.getByRole('group', { name: question, exact: true });
  const figure = group.getByRole('figure', { name: `Measured: ${title.replace(/\.$/, '')}` });
  return {
    group,
    figure,
    option: (value: string) =>
      group.getByRole('radio', { name: options.find((one) => one.value === value)?.label ?? '' }),
    run: group.getByRole('button', { name: 'Run the experiment' }),
    because: group.getByRole('textbox'),
    compare: group.getByRole('button', { name: 'Compare with the explanation' }),
    lines: () =>
      figure.getByRole('list', { name: 'Measured' }).getByRole('listitem').allTextContents(),
  };
}

/** Chooses an answer and presses the button, both by keyboard. */
async function putToTheTest(page: Page, id: MythId, value: string): Promise<void> {
  const here = myth(page, id);
  await here.option(value).focus();
  await page.keyboard.press('Space');
  await here.run.focus();
  await page.keyboard.press('Enter');
}

/** An experiment’s lines as the same model has them outside of the browser. */
async function linesOf(id: MythId) {
  const { task, request } = MYTH_REQUESTS[id];
  const answer = await performTask<TaskName>(task, opened, request, UNHURRIED);
  const result = measured(id, { ...RECORDED_MYTHS[id], answer } as never);
  return result.bars.map((bar) => `${bar.label} ${bar.text}`);
}

describe('with storybook', () => {
  const shared = shareRoute('/myths', (shown) => chapter(shown).ready());
  let page: WatchedPage;
  beforeEach(() => {
    page = shared.page;
  });

  test('every experiment comes out as said, with the numbers of the model', async () => {
    for (const id of MYTH_IDS) {
      const here = myth(page, id);
      // Exercises of the chapters lead here.
      expect(await here.group.getAttribute('id')).toBe(id);
      await putToTheTest(page, id, MYTHS[id].options[0]?.value ?? '');
      await expect
        .poll(() => here.figure.getByText('Live run.').count(), { timeout: 60_000, message: id })
        .toBe(1);
      expect(await here.figure.locator('[data-mark=unsettled]').count(), id).toBe(0);
      const shown = await here.lines();
      if (id === 'browses') {
        // The thread of the model asked for its files before, and for nothing since.
        const [during, ofPage, before] = shown.map((line) => Number(line.split(' ').at(-1)));
        expect([during, ofPage]).toEqual([0, 0]);
        expect(before).toBeGreaterThan(2);
      } else {
        expect(shown, id).toEqual(await linesOf(id));
      }
    }
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
  });

  test('a choice, a sentence and the explanation are there again after a reload', async () => {
    const here = myth(page, 'learns');
    expect(await here.run.isDisabled()).toBe(true);
    await putToTheTest(page, 'learns', 'slightly');
    await here.because.fill('It reads, but it does not keep.');
    await here.compare.click();
    const yours = MYTHS.learns.options.find(({ value }) => value === 'slightly')?.label ?? '';
    await expect.poll(() => here.group.textContent()).toContain(`${yours} (your choice).`);
    await page.reload();
    await expect.poll(() => here.because.inputValue()).toBe('It reads, but it does not keep.');
    expect(await here.option('slightly').isChecked()).toBe(true);
    await here.group.scrollIntoViewIfNeeded();
    await expect.poll(() => here.figure.getByText('Live run.').count()).toBe(1);
    await here.group.getByRole('button', { name: 'Start over' }).click();
    await expect.poll(() => here.figure.count()).toBe(0);
    expect(await here.option('slightly').isChecked()).toBe(false);
  });

  test('answers are handed in as files, and counted', async () => {
    await putToTheTest(page, 'exact', 'knows');
    await myth(page, 'exact').because.fill('No sums in stories.');
    await page.getByRole('textbox', { name: 'Name or group' }).fill('Group 3');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save my answers' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('beliefs-Group-3.json');
    const file = await text(await download.createReadStream());
    expect(JSON.parse(file)).toMatchObject({
      name: 'Group 3',
      answers: [{ id: 'exact', belief: 'knows', because: 'No sums in stories.' }],
    });
    const other = file.replace('knows', 'likely').replace('No sums in stories.', '');
    const files = [file, file, other, '{}'].map((content, i) => ({
      name: `${i}.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    }));
    await page.locator('input[type=file]').setInputFiles(files);
    await page.getByText('3 files counted.').waitFor();
    await expect
      .poll(() => page.getByRole('main').getByRole('alert').textContent())
      .toContain('3.json: not answers that were saved on this page');
    const tally = page.getByRole('region', { name: MYTHS.exact.title });
    const counts = await tally.getByRole('listitem').allTextContents();
    expect(counts.map((line) => line.split(' ').at(-1))).toEqual(['0', '2', '1']);
    const [table] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    const csv = await text(await table.createReadStream());
    expect(csv.split('\r\n')).toHaveLength(1 + 3 + 1);
    expect(csv).toContain('Group 3,exact,knows,No sums in stories.');
  });

  test('without a network the model that is loaded goes on writing', async () => {
    await page.context().setOffline(true);
    await putToTheTest(page, 'browses', 'always');
    const here = myth(page, 'browses');
    await expect.poll(() => here.figure.getByText('Live run.').count()).toBe(1);
    expect((await here.lines())[0]).toMatch(/ 0$/);
    await page.context().setOffline(false);
    // What the page asked for meanwhile has failed.
    page.problems.clear();
  });

  test('the hand-out has every question with room to write, and none of the answers', async () => {
    await putToTheTest(page, 'few', 'all');
    await myth(page, 'few').compare.click();
    await myth(page, 'few').figure.waitFor();
    // A print dialog would wait for a hand.
    await page.evaluate(() => {
      window.print = () => {};
    });
    await page.getByRole('button', { name: 'Print as a hand-out' }).click();
    await page.emulateMedia({ media: 'print' });
    for (const id of MYTH_IDS) {
      const { group, figure } = myth(page, id);
      expect(await group.isVisible(), id).toBe(true);
      expect(await figure.isVisible(), id).toBe(false);
      expect(await group.getByText('Because:').isVisible(), id).toBe(true);
      expect(await group.getByText('What others believe').isVisible(), id).toBe(false);
    }
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await myth(page, 'few').figure.isVisible()).toBe(true);
  });
});

test('before a model is there an experiment shows what was recorded, and says so', async () => {
  const page = await newPage(browser);
  await page.route('**/models/storybook/**', (route) => route.abort());
  await page.goto(`${inject('siteUrl')}/myths`);
  await hydrated(page);
  await putToTheTest(page, 'trust', 'sources');
  const here = myth(page, 'trust');
  await expect.poll(() => here.figure.getByText('Recorded run.').count()).toBe(1);
  expect(await here.lines()).toEqual(await linesOf('trust'));
  expect(await here.group.textContent()).toContain('this is what storybook said');
  await page.close();
});

test('without JavaScript each belief has its recorded measurement and its explanation', async () => {
  const page = await newPage(browser, { js: false });
  // With scripts switched off from outside, Chromium goes on reading <noscript> as text.
  await page.route('**/myths', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/<\/?noscript>/g, '');
    await route.fulfill({ response, body });
  });
  await page.goto(`${inject('siteUrl')}/myths`);
  for (const id of MYTH_IDS) {
    const { group, figure } = myth(page, id);
    await group.getByText('What came out, and why').click();
    const { bars } = measured(id, RECORDED_MYTHS[id]);
    const lines = await figure.getByRole('listitem').allTextContents();
    expect(lines, id).toEqual(bars.map((bar) => `${bar.label} ${bar.text}`));
    expect(await group.getByText('What others believe').isVisible(), id).toBe(true);
    expect(await group.getByRole('button', { name: 'Run the experiment' }).isVisible()).toBe(false);
  }
  await page.close();
});
