import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { formatShare } from '@/components/widgets/prediction-shift/marks';
import { backwards } from '@/components/widgets/word-order/order';
import { UNHURRIED } from '@/lib/engine/task';
import { positions } from '@/lib/engine/tasks/positions';
import { reorder } from '@/lib/engine/tasks/reorder';
import { tokenLabel } from '@/lib/text/token-text';
import type { NodeModel } from '@/scripts/node-model';
import gpt2 from '@/test/fixtures/positional-encoding/gpt2.json';
import { openStorybook } from '../support/storybook';
import { newPage, type WatchedPage } from './support/browser';
import { inFirefox } from './support/browser-name';
import { applyPrompt, chapter } from './support/chapter';
import { connect } from './support/shared-browser';
import { shareRoute } from './support/shared-page';

const PROMPT = 'The boy saw the dog and the dog saw the';

let browser: Browser;
let opened: NodeModel;
beforeAll(async () => {
  [browser, opened] = await Promise.all([connect(), openStorybook()]);
});
afterAll(() => browser?.close());

let page: WatchedPage;
const figure = (name: string) => page.getByRole('figure', { name });
const order = () => figure('The same tokens in another order');
const strip = () =>
  order()
    .getByRole('list', { name: 'Tokens in your order' })
    .locator('[data-mark=token]')
    .allTextContents();
const moved = () => order().locator('[data-mark=shift-moved]').allTextContents();

test.skipIf(inFirefox)(
  'without scripts every figure has its picture, and every exercise its answer',
  async () => {
    const still = await newPage(browser, { js: false });
    await still.goto(`${inject('siteUrl')}/positional-encoding`);
    expect(await still.locator('[data-mark=shift] svg').count()).toBe(3);
    expect(await still.locator('[data-mark=shift-moved]').last().textContent()).toBe(
      'Nothing moved',
    );
    for (const id of ['position-table', 'position-similarity']) {
      const maps = still.locator(`#${id} [data-mark=signed-map] svg`);
      expect(await maps.count()).toBe(2);
      for (const map of await maps.all()) {
        expect(await map.locator('[data-mark=map-shade]').count()).toBeGreaterThan(2);
      }
    }
    expect(await still.locator('#position-curve [data-mark=curve-piece]').count()).toBeGreaterThan(
      50,
    );
    expect(await still.locator('#embedding-sum [data-mark=sum-bars]').count()).toBe(3);
    expect(await still.locator('[data-mark=exercise] details').count()).toBe(3);
    await still.close();
  },
);

/** Writes a prompt, and waits until the strip shows its tokens backwards. */
async function write(text: string): Promise<number[]> {
  await applyPrompt(page, text);
  const ids = opened.tokenize(text);
  const wanted = backwards(ids.length).map((at) => label(ids[at] as number));
  await expect.poll(strip).toEqual(wanted);
  return ids;
}
const label = (id: number) => tokenLabel(opened.vocabulary.token(id));

/** What the three large numbers must say of the tokens in this order. */
async function expected(ids: readonly number[], places: readonly number[]): Promise<string[]> {
  const shifts = await reorder(opened, { ids, order: places, top: 6 }, UNHURRIED);
  const [first, second] = shifts.map((shift) => `${formatShare(shift.moved)} moved`);
  return [first ?? '', second ?? '', 'Nothing moved'];
}

describe('with the model running', () => {
  const shared = shareRoute('/positional-encoding', (shown) => chapter(shown).ready());
  beforeEach(async () => {
    page = shared.page;
    await expect.poll(() => order().textContent()).not.toContain('Recorded run');
  });

  test('the three pictures are the model’s, for the reader’s own sentence', async () => {
    const ids = await write(PROMPT);
    await expect.poll(moved).toEqual(await expected(ids, backwards(ids.length)));
  });

  test('a token moved by arrow keys takes the focus along and changes the answer', async () => {
    const ids = await write(PROMPT);
    await order().getByRole('button', { name: 'As written' }).click();
    await expect.poll(moved).toEqual(['Nothing moved', 'Nothing moved', 'Nothing moved']);
    const first = order().getByRole('button', { name: `${label(ids[0] as number)}, place 1` });
    await first.focus();
    await page.keyboard.press('ArrowRight');
    const places = [1, 0, ...Array.from(ids.keys()).slice(2)];
    await expect.poll(strip).toEqual(places.map((at) => label(ids[at] as number)));
    await expect.poll(moved).toEqual(await expected(ids, places));
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain(
      'place 2',
    );
  });

  test('a token is dragged with the mouse', async () => {
    const ids = await write(PROMPT);
    await order().getByRole('button', { name: 'As written' }).click();
    const buttons = order().getByRole('list', { name: 'Tokens in your order' }).getByRole('button');
    await buttons.first().scrollIntoViewIfNeeded();
    const [from, to] = [await buttons.nth(0).boundingBox(), await buttons.nth(2).boundingBox()];
    if (!from || !to) throw new Error('the tokens are not on the page');
    await page.mouse.move(from.x + 8, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width - 2, to.y + 8, { steps: 20 });
    await page.mouse.up();
    const wanted = [1, 2, 0, ...Array.from(ids.keys()).slice(3)].map((at) =>
      label(ids[at] as number),
    );
    await expect.poll(strip).toEqual(wanted);
  });

  test('token and position add up to what the model read, at every token', async () => {
    const ids = await write(PROMPT);
    const sum = figure('Two vectors are added');
    for (const at of [0, ids.length - 1]) {
      await sum.getByRole('radiogroup', { name: 'Token' }).locator('label').nth(at).click();
      await expect
        .poll(() => sum.locator('[data-kind="position"]').textContent())
        .toContain(`position ${at}`);
      const [, by = ''] =
        /differ by at most ([^ ]+)\.$/.exec(
          (await sum.locator('[data-mark=readout]').textContent()) ?? '',
        ) ?? [];
      expect(Number(by.replace('−', '-'))).toBeLessThan(1e-5);
    }
  });

  test('one position is marked in all figures, and its cosines are the model’s', async () => {
    const { rows, similarity } = await positions(opened, { source: 'learned' }, UNHURRIED);
    const map = figure('A row for every position').getByRole('slider', { name: /Learned/ });
    await map.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('PageDown');
    const at = Math.ceil(rows / 16);
    const shown = (similarity.values[at * rows + at + 1] ?? 0).toFixed(3);
    const readout = figure('How alike two positions are').locator('[data-mark=readout]').first();
    await expect
      .poll(() => readout.textContent())
      .toBe(`Positions ${at} and ${at + 1}: cosine ${shown}`);
    const curve = figure('The path of the positions').locator('[data-mark=curve-label-marked]');
    expect(await curve.allTextContents()).toEqual([String(at), String(at)]);
  });

  test('GPT-2’s own rows stand beside the model’s, down to the last, and the formula takes turns', async () => {
    const similarity = figure('How alike two positions are');
    const map = similarity.getByRole('slider', { name: /Recorded from GPT/ });
    await map.focus();
    await page.keyboard.press('End');
    const readout = similarity.locator('[data-mark=readout]').last();
    await expect.poll(() => readout.textContent()).toMatch(/^Positions 1023 and 1022: cosine 0\.0/);
    const own = similarity.locator('[data-mark=readout]').first();
    // Of the recorded sample only one row is known.
    await expect
      .poll(() => own.textContent())
      .toContain(`Positions ${opened.model.graph.shape.context - 1} and `);
    await page.keyboard.press('Home');
    await similarity.getByText('the formula').click();
    await similarity.getByRole('slider', { name: /^Sinusoidal/ }).waitFor();
  });

  test('GPT-2’s table comes when it is asked for, with its own numbers', async () => {
    const table = figure('A row for every position');
    await table.getByRole('slider', { name: /Learned/ }).focus();
    await page.keyboard.press('Home');
    await table.getByText('GPT‑2 (124M)').click();
    await table.getByRole('slider', { name: /Recorded from GPT/ }).waitFor();
    await table.getByRole('button', { name: 'Show as table' }).click();
    const numbers = await table.getByRole('row').nth(3).getByRole('cell').allTextContents();
    const [row = []] = gpt2.rows;
    const step = Math.max(...row.map(Math.abs)) / 254;
    expect(Math.abs(Number(numbers[1]) - (row[2] ?? 9))).toBeLessThan(step + 1e-4);
    await table.getByRole('button', { name: 'Show as table' }).click();
  });

  test('arrow keys turn both curves together', async () => {
    const curves = figure('The path of the positions').getByRole('application');
    const paths = () =>
      curves.locator('[data-mark=curve-dot]').first().locator('..').getAttribute('transform');
    const before = await paths();
    await curves.last().focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(paths).not.toBe(before);
  });

  test('an exercise about the table is graded by the model’s own table', async () => {
    const { rows, similarity } = await positions(opened, { source: 'learned' }, UNHURRIED);
    const from = Math.floor(rows / 4);
    const options = [0, from + 8, 2 * from, rows - 1];
    const at = (position: number) => similarity.values[from * rows + position] ?? 0;
    const nearest = options.reduce((best, one) => (at(one) > at(best) ? one : best));
    const exercise = page.locator('[data-mark=exercise]').filter({ hasText: 'most like the row' });
    await exercise.getByText(`the row of position ${nearest}`, { exact: true }).click();
    await exercise.getByRole('button', { name: 'Check my guess' }).click();
    await exercise.getByText('Right.').waitFor();
  });
});
