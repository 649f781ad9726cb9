import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { UNHURRIED } from '@/lib/engine/task';
import { guess } from '@/lib/engine/tasks/guess';
import { writeText } from '@/lib/engine/tasks/write-text';
import { GREEDY } from '@/lib/sampling/settings';
import { formatProbability } from '@/lib/text/format-probability';
import { tokenLabel } from '@/lib/text/token-text';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';
import { newPage, type WatchedPage } from './support/browser';
import { inFirefox } from './support/browser-name';
import { chapter } from './support/chapter';
import { connect } from './support/shared-browser';
import { shareRoute } from './support/shared-page';

let browser: Browser;
let opened: NodeModel;
beforeAll(async () => {
  [browser, opened] = await Promise.all([connect(), openStorybook()]);
});
afterAll(() => browser?.close());

const address = () => `${inject('siteUrl')}/introduction`;
const figure = (page: Page, name: string) => page.getByRole('figure', { name });
const GAME = 'Guess the next word';
const MAP = 'From text to the next token';

test.skipIf(inFirefox)(
  'without JavaScript the figures are complete, and nothing in them is covered',
  async () => {
    const page = await newPage(browser, { js: false });
    await page.goto(address());
    const name = figure(page, GAME).locator('svg [data-mark=guess-name]').first();
    expect(await name.isVisible()).toBe(true);
    expect(await figure(page, GAME).getByRole('textbox').isVisible()).toBe(false);
    expect(await figure(page, MAP).locator('[data-mark=model-map-vector]').count()).toBe(24);
    expect(await figure(page, 'GPT-2, 2019').locator('[data-mark=mask-cell]').count()).toBe(64);
    expect(await figure(page, 'One token at a time').getByRole('listitem').count()).toBe(6);
    expect(await figure(page, 'Five models').locator('[data-mark=size-square]').count()).toBe(5);
    await page.close();
  },
);

describe('with the model running', () => {
  const shared = shareRoute('/introduction', async (shown) => {
    await chapter(shown).ready();
    await expect.poll(() => figure(shown, MAP).getByText('Recorded run.').count()).toBe(0);
  });
  let page: WatchedPage;
  beforeEach(() => {
    page = shared.page;
  });

  describe('the game', () => {
    test('covers the names until the reader has guessed, then marks the guess', async () => {
      const game = figure(page, GAME);
      const sentence =
        (await game.locator('[data-mark=guess-sentence]').textContent())?.trim() ?? '';
      const name = game.locator('svg [data-mark=guess-name]').first();
      expect(await name.isVisible()).toBe(false);
      await game.getByRole('textbox', { name: 'Your guess' }).fill('house');
      await page.keyboard.press('Enter');
      const request = { prompt: sentence, word: 'house', top: 10 };
      const { guess: scored, vocabulary } = await guess(opened, request, UNHURRIED);
      const rank = `${((scored?.rank ?? -1) + 1).toLocaleString('en')} of ${vocabulary.toLocaleString('en')}`;
      await game.getByText(rank).first().waitFor();
      expect(await game.locator('[data-mark=guess-verdict]').textContent()).toContain(
        formatProbability(scored?.probabilities[0] ?? -1),
      );
      expect(await name.isVisible()).toBe(true);
      expect(await game.locator('[data-mark=guess-mine]').count()).toBe(1);
    });

    test('scores a guess of several tokens by its first, and says so', async () => {
      const game = figure(page, GAME);
      await game.getByRole('textbox').fill('<img src=x onerror=alert(1)>');
      await game.getByRole('button', { name: 'Compare' }).click();
      await game.getByText('tokens to this model').waitFor();
      expect(await game.locator('[data-mark=guess-sentence]').textContent()).toContain(
        '<img src=x',
      );
      expect(await game.locator('img').count()).toBe(0);
    });
  });

  test('a new prompt is drawn in the map, the masks and the staircase together', async () => {
    const prompt = 'The cat sat by the fire and';
    const ids = opened.tokenize(prompt);
    await page.getByRole('textbox', { name: 'Prompt' }).fill(prompt);
    await page.keyboard.press('Enter');
    const shown = figure(page, MAP).locator('[data-mark=token-id]');
    const lanes = ids.slice(-8).map(String);
    await expect.poll(() => shown.allTextContents()).toEqual(lanes);
    const mask = figure(page, 'GPT-2, 2019').locator('[data-mark=mask-cell]');
    expect(await mask.count()).toBe(ids.length ** 2);
    const written = await writeText(opened, { ids, settings: GREEDY, length: 6 }, UNHURRIED);
    const answers = figure(page, 'One token at a time').locator('[data-mark=staircase-new]');
    await expect
      .poll(() => answers.allTextContents())
      .toEqual(written.ids.map((id) => tokenLabel(opened.vocabulary.token(id))));
  });

  test('arrow keys walk the rows of a mask, and all three masks follow', async () => {
    await page.getByRole('application', { name: /in BERT/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const told = (name: string) => figure(page, name).locator('[data-mark=readout]').textContent();
    await expect.poll(() => told('GPT-2, 2019')).toContain('sees 4 of 8');
    await expect.poll(() => told('BERT, 2018')).toContain('sees all of them');
  });

  test('the strip under the title marks the part that the chapter is about', async () => {
    const strip = page.getByRole('navigation', { name: 'Parts of the model' });
    const current = strip.locator('[aria-current="page"]');
    expect(await current.getAttribute('href')).toBe('/introduction');
    await strip.getByRole('link', { name: 'next token' }).click();
    await page.waitForURL('**/auto-regression');
    await expect.poll(() => current.getAttribute('href')).toBe('/auto-regression');
  });
});
