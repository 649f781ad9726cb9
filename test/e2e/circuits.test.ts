import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { offeredHeads } from '@/components/chapters/circuits/names-view';
import { logits } from '@/components/widgets/ledger/marks';
import { percent } from '@/components/widgets/patch-map/marks';
import { sinkCount } from '@/components/widgets/sinks/marks';
import { givenBy, NAME_PAIRS, TEXT_PAIRS } from '@/lib/block/text-pairs';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { PASSAGE, SINKS } from '@/lib/heads/passage';
import { topK } from '@/lib/maths/top-k';
import { fixed } from '@/lib/text/fixed';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';
import { newPage, type WatchedPage } from './support/browser';
import { inFirefox } from './support/browser-name';
import { applyPrompt, chapter } from './support/chapter';
import { connect } from './support/shared-browser';
import { shareRoute } from './support/shared-page';

let browser: Browser;
let opened: NodeModel;
beforeAll(async () => {
  [browser, opened] = await Promise.all([connect(), openStorybook()]);
});
afterAll(() => browser?.close());

const IDS = ['ledger', 'patching', 'composition', 'sinks', 'names', 'steering'];

test.skipIf(inFirefox)(
  'without scripts every figure is drawn, and every exercise has its answer',
  async () => {
    const page = await newPage(browser, { js: false });
    await page.goto(`${inject('siteUrl')}/circuits`);
    const { layers, heads } = opened.model.graph.shape;
    for (const id of IDS) {
      expect(await page.locator(`#${id}`).getByText('Recorded run.').count()).toBe(1);
    }
    expect(await page.locator('#ledger [data-mark=ledger-row]').count()).toBe(2 * layers + 3);
    const tokens = opened.tokenize(TEXT_PAIRS.word.clean).length;
    expect(await page.locator('#patching [data-mark=patch-cell]').count()).toBe(layers * tokens);
    expect(await page.locator('#composition [data-mark=wiring-cell]').count()).toBe(layers * heads);
    expect(await page.locator('#sinks [data-mark=sink-head]').count()).toBe(layers * heads);
    expect(await page.locator('#names [data-mark=claim]').count()).toBe(layers * heads + layers);
    expect(await page.locator('#steering').getByRole('region', { name: 'Control' }).count()).toBe(
      1,
    );
    expect(await page.locator('[data-mark=exercise] noscript').count()).toBe(
      await page.locator('[data-mark=exercise]').count(),
    );
    await page.close();
  },
);

describe('with the model running', () => {
  let page: WatchedPage;
  const shared = shareRoute('/circuits', (page) => chapter(page).ready());
  beforeEach(() => {
    page = shared.page;
  });
  const figure = (name: string | RegExp) => page.getByRole('figure', { name });
  const readout = (name: string) => figure(name).locator('[data-mark=readout]').textContent();

  test('the ledger of the reader’s text opens by keyboard, and a head is knocked out', async () => {
    const text = 'The cat sat by the fire and';
    const ids = opened.tokenize(text);
    const { lastLogits = [] } = await performTask(
      'inspect',
      opened,
      { ids, parts: ['lastLogits'] },
      UNHURRIED,
    );
    const [one = 0, other = 0] = topK(lastLogits, 2);
    const request = { ids, answerIds: [one, other] as const };
    const found = await performTask('ledger', opened, request, UNHURRIED);
    const tested = await performTask(
      'knockOuts',
      opened,
      { ...request, sample: 'sentences' },
      UNHURRIED,
    );
    await applyPrompt(page, text);
    const ledger = figure('Why this token?');
    await expect
      .poll(() => ledger.getByRole('button', { name: /^MLP 1 / }).textContent())
      .toBe(`MLP 1 ${logits(found.mlps[0] ?? 0)}`);
    const attention = ledger.getByRole('button', { name: /^attention 1 / });
    await attention.focus();
    await page.keyboard.press('Enter');
    await ledger.getByRole('button', { name: /^Layer 1, head 2 / }).focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => readout('Why this token?'), { timeout: 60_000 })
      .toContain(
        `Layer 1, head 2: the ledger claims ${logits(tested.claimed.heads[1] ?? 0)} beyond what it gives on average; knocked out, ${logits(tested.effects.heads[1] ?? 0)}`,
      );
  });

  test('an emptied map is filled cell by cell, and then all at once', async () => {
    const patching = figure('Put a part of one text into another');
    await patching.getByText('he or she').click();
    const { clean, changed, answers } = TEXT_PAIRS.pronoun;
    const [he, she] = answers.map((answer) => opened.tokenize(answer)[0] ?? 0);
    const grid = await performTask(
      'patchGrid',
      opened,
      {
        cleanIds: opened.tokenize(clean),
        corruptedIds: opened.tokenize(changed),
        answerIds: [he ?? 0, she ?? 0],
      },
      UNHURRIED,
    );
    const cell = (layer: number, column: number) =>
      patching.getByRole('button', {
        name: new RegExp(`^Token ${column + 1} entering layer ${layer + 1}\\b`),
      });
    const share = (layer: number, column: number) =>
      percent(grid.recovered[layer * grid.columns + column] ?? 0);
    await patching.getByRole('button', { name: 'Try all cells' }).click();
    await expect
      .poll(() => cell(2, 1).getAttribute('aria-label'))
      .toBe(`Token 2 entering layer 3: ${share(2, 1)} %`);
    await patching.getByRole('button', { name: 'Empty the map' }).click();
    await expect.poll(() => cell(2, 1).getAttribute('aria-label')).toBe('Token 2 entering layer 3');
    await cell(1, 1).focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => cell(1, 1).getAttribute('aria-label'))
      .toBe(`Token 2 entering layer 2: ${share(1, 1)} %`);
    expect(await cell(2, 1).getAttribute('aria-label')).toBe('Token 2 entering layer 3');
  });

  test('texts of different lengths are refused with both lengths, and the reader’s are patched', async () => {
    const patching = figure('Put a part of one text into another');
    const into = patching.getByRole('textbox', { name: 'Put into' });
    await into.fill('The queen was so very angry that');
    await patching.getByRole('textbox', { name: 'Taken from' }).fill('The king was so angry that');
    const alert = patching.getByRole('alert');
    await expect
      .poll(() => alert.textContent())
      .toContain(
        `One text has ${opened.tokenize('The king was so angry that').length} tokens, the other ${opened.tokenize('The queen was so very angry that').length}.`,
      );
    await into.fill('The king was so angry that');
    await patching.getByRole('button', { name: 'Try all cells' }).click();
    // A null run: both texts are the same.
    await expect
      .poll(() => readout('Put a part of one text into another'))
      .toMatch(/is (−?\d+\.\d+) after the first text and \1 after the second/);
  });

  test('the first token is forgotten, and what the rest costs is told', async () => {
    const ids = opened.tokenize(PASSAGE);
    const found = await performTask('sinks', opened, { ids, ...SINKS }, UNHURRIED);
    const sinks = figure('Where heads rest');
    await sinks.scrollIntoViewIfNeeded();
    await expect.poll(() => sinks.getByText('Live run.').count(), { timeout: 60_000 }).toBe(1);
    const [first = 0, ...others] = Array.from(found.natsWithout, (nats) => nats - found.nats);
    await expect
      .poll(() => readout('Where heads rest'))
      .toBe(
        `${sinkCount(found.weights)} of ${found.weights.length} heads are sinks. Without the first token the rest costs ${first.toFixed(3)} nats a token more, without another of the first ${SINKS.forget} at most ${Math.max(...others).toFixed(3)}.`,
      );
  });

  test('two other names are chosen by keyboard, and a head is exchanged', async () => {
    const names = NAME_PAIRS.men;
    const [one, other] = names;
    const idOf = (name: string) => opened.tokenize(` ${name}`)[0] ?? 0;
    const found = await performTask(
      'exchangedParts',
      opened,
      {
        ids: opened.tokenize(givenBy(names, other)),
        otherIds: opened.tokenize(givenBy(names, one)),
        answerIds: [idOf(one), idOf(other)],
      },
      UNHURRIED,
    );
    const drink = figure('Who gets the drink?');
    await drink.getByRole('radio', { name: 'Mary and John' }).focus();
    // The last of the four is one step back.
    await page.keyboard.press('ArrowLeft');
    const said = `${one} minus ${other} is ${fixed(found.total)} when ${other} gives, and ${fixed(found.otherTotal)} when ${one} does.`;
    await expect.poll(() => readout('Who gets the drink?'), { timeout: 60_000 }).toContain(said);
    const heads = drink.getByRole('radiogroup', { name: 'One head exchanged' }).getByRole('radio');
    await heads.first().focus();
    await page.keyboard.press('ArrowRight');
    const [, second] = offeredHeads(found, false);
    if (!second) throw new Error('one head is offered');
    const at = second.part.layer * opened.model.graph.shape.heads + (second.part.head ?? 0);
    await expect
      .poll(() => readout('Who gets the drink?'))
      .toContain(
        `The ledger claims ${logits(found.claimed.heads[at] ?? 0)} for it; exchanged, ${logits(found.effects.heads[at] ?? 0)} of the difference goes.`,
      );
  });

  test('three texts are written from one seed, the control with a vector of the same length', async () => {
    const steering = figure('Steering, with a control');
    await steering.getByRole('button', { name: 'Another seed' }).click();
    await steering.getByRole('button', { name: 'Write all three' }).click();
    await steering.getByText('Live run.').waitFor({ timeout: 60_000 });
    await expect
      .poll(() => steering.getByRole('button', { name: 'Stop' }).isDisabled(), { timeout: 60_000 })
      .toBe(true);
    const lengths = await steering.getByText(/vector of length/).allTextContents();
    const [steered = '', control = ''] = lengths.map((text) => /[\d.]+/.exec(text)?.[0]);
    expect(steered).not.toBe('');
    expect(control).toBe(steered);
    const texts = await steering.getByRole('region').allTextContents();
    expect(new Set(texts).size).toBe(3);
  });

  test('the wiring of GPT-2 is a press away, with its published heads', async () => {
    const wiring = figure('Who reads whom');
    await wiring.getByText('GPT‑2 (124M), recorded').click();
    await expect
      .poll(() => readout('Who reads whom'))
      .toContain('Layer 6, head 2 reads layer 5, head 12 most');
    await wiring.getByRole('button', { name: /^Layer 8, head 11\b/ }).focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => readout('Who reads whom'))
      .toContain('Layer 8, head 11 reads layer 5, head 12 most');
  });
});
