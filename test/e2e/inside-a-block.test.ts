import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { shortNumber } from '@/components/widgets/layer-norm/marks';
import { decimal } from '@/components/widgets/residual-flow/marks';
import { streamFlow } from '@/lib/block/flow';
import { readAt, settledAfter } from '@/lib/block/lens';
import { strongestNeurons } from '@/lib/block/neurons';
import { normInput } from '@/lib/block/norm-site';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { layerNorm } from '@/lib/maths/layer-norm';
import { fixedPlainZero } from '@/lib/text/fixed';
import { textOf, tokenLabel } from '@/lib/text/token-text';
import { truncate } from '@/lib/text/truncate';
import { rowOf } from '@/lib/trace/forward-pass';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';
import { newPage, type WatchedPage } from './support/browser';
import { inFirefox } from './support/browser-name';
import { applyPrompt, chapter } from './support/chapter';
import { sideways } from './support/looks';
import { quiet } from './support/rest';
import { connect } from './support/shared-browser';
import { shareRoute } from './support/shared-page';

let browser: Browser;
let opened: NodeModel;
beforeAll(async () => {
  [browser, opened] = await Promise.all([connect(), openStorybook()]);
});
afterAll(() => browser?.close());

const address = () => `${inject('siteUrl')}/inside-a-block`;
const SENTENCE = 'Once upon a time there was an old';
const IDS = ['residual-stream', 'layer-norm', 'mlp', 'logit-lens', 'unembedding'];
/** As many tokens as the figures draw. */
const DRAWN = 16;

const inspect = (ids: readonly number[]) =>
  performTask(
    'inspect',
    opened,
    { ids, parts: ['residual', 'residualMid', 'preActivation', 'lastLogits'] },
    UNHURRIED,
  );

test.skipIf(inFirefox)(
  'without scripts every figure is drawn, and every exercise has its answer',
  async () => {
    const page = await newPage(browser, { js: false });
    await page.goto(address());
    const { layers } = opened.model.graph.shape;
    const T = opened.tokenize(SENTENCE).length;
    for (const id of IDS) {
      expect(await page.locator(`#${id} svg`).first().isVisible()).toBe(true);
      expect(await page.locator(`#${id}`).getByText('Recorded run.').count()).toBe(1);
    }
    expect(await page.locator('#residual-stream [data-mark=flow-writer]').count()).toBe(3);
    expect(await page.locator('#layer-norm [data-mark=norm-row]:not([data-hidden])').count()).toBe(
      5,
    );
    expect(
      await page
        .locator('#mlp')
        .getByRole('region', { name: 'The open neuron' })
        .getByRole('listitem')
        .count(),
    ).toBeGreaterThan(2);
    expect(await page.locator('#logit-lens [data-place]').count()).toBe((layers + 1) * T);
    expect(await page.locator('#unembedding [data-mark=logit-row]').count()).toBeGreaterThan(3);
    expect(await page.locator('[data-mark=exercise] noscript').count()).toBe(
      await page.locator('[data-mark=exercise]').count(),
    );
    await page.close();
  },
);

/** No two in turn have as many tokens. */
const TEXTS = [
  ...['a', '<script>alert(1)</script>', '', '🙂 e\u0301 שלום ◌\u0301'],
  'a long story '.repeat(770),
];

describe('with the model running', () => {
  let page: WatchedPage;
  const shared = shareRoute('/inside-a-block', async (page) => {
    await chapter(page).ready();
    await page.waitForFunction(
      (figures) =>
        figures.every((id) => document.getElementById(id)?.textContent?.includes('Live run.')),
      IDS,
      { polling: 50, timeout: 30_000 },
    );
  });
  beforeEach(() => {
    page = shared.page;
  });
  const figure = (id: string) => page.locator(`#${id}`);
  const readout = (id: string) => figure(id).locator('[data-mark=readout]').first().textContent();
  const write = (text: string) => applyPrompt(page, text);

  test('the stream of the reader’s own token is walked station by station', async () => {
    const text = 'The cat sat by the fire and';
    const ids = opened.tokenize(text);
    await write(text);
    const flow = streamFlow(await inspect(ids), ids.length - 1);
    const end = flow.at(-1);
    await expect
      .poll(() => readout('residual-stream'))
      .toContain(`is ${decimal(end?.length ?? 0)} long`);
    const slider = figure('residual-stream').getByRole('slider');
    await slider.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(() => readout('residual-stream'))
      .toContain(`is ${decimal(flow[1]?.length ?? 0)} long`);
  });

  test('layer norm goes on and back by keyboard, with the numbers of the chosen norm', async () => {
    const norm = figure('layer-norm');
    await norm.getByText('the final one').click();
    const ids = opened.tokenize(SENTENCE);
    const inside = await inspect(ids);
    const before = normInput(inside, 2 * inside.shape.layers, ids.length - 1);
    const ones = new Float32Array(inside.shape.width);
    const { deviation } = layerNorm(before ?? ones, ones, ones);
    await norm.getByText('in the final layer norm').waitFor();
    await norm.getByRole('button', { name: 'From the first step' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => readout('layer-norm')).toContain('1 Before.');
    await norm.getByRole('button', { name: 'Next step' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => readout('layer-norm'))
      .toContain(`divided by ${shortNumber(deviation)}`);
    expect(await norm.locator('[data-mark=norm-row][data-hidden]').count()).toBe(2);
    await norm.getByRole('button', { name: 'Step back' }).click();
    await expect.poll(() => readout('layer-norm')).toContain('2 Centred.');
  });

  test('the strongest neurons are the engine’s, and the sample is read for them', async () => {
    const mlp = figure('mlp');
    await mlp.scrollIntoViewIfNeeded();
    await mlp.getByRole('radiogroup', { name: 'Layer' }).locator('label').first().click();
    const ids = opened.tokenize(SENTENCE);
    const all = (await inspect(ids)).preActivation?.[0] ?? new Float32Array();
    const inputs = rowOf(all, ids.length - 1, all.length / ids.length);
    const [first] = strongestNeurons(inputs, 1);
    const name = `neuron ${(first?.index ?? 0) + 1}`;
    await expect
      .poll(() =>
        mlp
          .getByRole('radiogroup', { name: 'Strongest neurons' })
          .locator('label')
          .first()
          .textContent(),
      )
      .toContain(`${name}${fixedPlainZero(first?.activation ?? 0)}`);
    const places = mlp.getByRole('region', { name: 'The open neuron' }).getByRole('listitem');
    await places.first().waitFor();
    expect(await places.count()).toBe(5);
    // What it writes is asked for as well.
    const written = await performTask(
      'neuronWrites',
      opened,
      { layer: 0, neurons: [first?.index ?? 0], top: 5 },
      UNHURRIED,
    );
    const raised = [...written.raisedIds].map((id) => tokenLabel(opened.vocabulary.token(id)));
    await expect
      .poll(() => mlp.locator('[data-mark=neuron-raises] dd > *').allTextContents())
      .toEqual(raised);
  });

  test('the lens shows what the engine reads, and its cells are walked by keyboard', async () => {
    const lens = figure('logit-lens');
    const ids = opened.tokenize(SENTENCE);
    const found = await performTask('lens', opened, { ids, top: 5 }, UNHURRIED);
    const label = (id: number | undefined) => tokenLabel(opened.vocabulary.token(id ?? -1));
    for (let layer = 0; layer <= found.layers; layer++) {
      for (const t of ids.keys()) {
        const shown = await lens.locator(`[data-place="${layer} ${t}"]`).textContent();
        expect(shown).toBe(truncate(label(readAt(found, layer, t)[0]?.id), 7));
      }
    }
    await lens.getByRole('application').focus();
    await page.keyboard.press('ArrowUp');
    const [above] = readAt(found, found.layers - 1, ids.length - 1);
    const settled = settledAfter(found, ids.length - 1);
    await expect
      .poll(() => readout('logit-lens'))
      .toContain(
        `After layer ${found.layers - 1}, at “${label(ids.at(-1))}”: “${label(above?.id)}”`,
      );
    expect(await readout('logit-lens')).toContain(`from layer ${settled} on`);
    expect(
      await lens
        .getByRole('region', { name: 'The likeliest tokens at this place' })
        .getByRole('listitem')
        .count(),
    ).toBe(5);
  });

  test('the likeliest token is written down, read again, and taken back', async () => {
    const unembedding = figure('unembedding');
    const ids = opened.tokenize(SENTENCE);
    const { lastLogits = new Float32Array() } = await inspect(ids);
    const best = lastLogits.indexOf(Math.max(...lastLogits));
    const token = opened.vocabulary.token(best);
    await unembedding
      .getByRole('button', { name: `Write ${tokenLabel(token)} and read again` })
      .click();
    const prompt = page.getByRole('textbox', { name: 'Prompt' });
    await expect.poll(() => prompt.inputValue()).toBe(SENTENCE + textOf([token]));
    await expect
      .poll(() => figure('logit-lens').locator('[data-mark=lens-follows]').count())
      .toBe(ids.length + 1);
    await unembedding.getByRole('button', { name: 'Back' }).click();
    await expect.poll(() => prompt.inputValue()).toBe(SENTENCE);
  });

  test('every figure has its numbers as a table', async () => {
    for (const id of IDS) {
      await figure(id).getByRole('button', { name: 'Show as table' }).click();
      expect(
        await figure(id)
          .getByRole('region', { name: /, as a table$/ })
          .locator('tbody tr')
          .count(),
      ).toBeGreaterThan(4);
    }
  });

  test('one token, markup, nothing, parts of characters and ten thousand characters leave every figure standing', async () => {
    for (const text of TEXTS) {
      await write(text);
      const length = Math.min(DRAWN, Math.max(1, opened.tokenize(text).length));
      await expect
        .poll(() => figure('logit-lens').locator('[data-mark=lens-follows]').count())
        .toBe(length);
      await expect
        .poll(() => figure('residual-stream').locator('[data-mark=stream-target]').count())
        .toBe(length);
      for (const id of IDS) expect(await figure(id).getByRole('alert').count()).toBe(0);
      expect(await page.getByRole('main').getByRole('alert').count()).toBe(0);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    }
  });

  test('no figure and no exercise moves on the whole page when the live model takes over', async () => {
    const tall = await newPage(browser, { height: 12_000 });
    let release = () => {};
    const held = new Promise<void>((go) => {
      release = go;
    });
    await tall.route('**/*.onnx', async (route) => {
      await held;
      await route.continue();
    });
    await tall.goto(address());
    await tall.evaluate(async () => {
      await document.fonts.ready;
      const moved: string[] = [];
      Object.assign(globalThis, { moved });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { sources } = entry as unknown as { sources: { node: Node | null }[] };
          for (const { node } of sources) {
            const element = node instanceof Element ? node : node?.parentElement;
            // The header tells of the model.
            if (!element?.closest('figure, [data-mark=exercise]')) continue;
            moved.push(`${node?.nodeName} ${node?.textContent}`);
          }
        }
      }).observe({ type: 'layout-shift' });
    });
    for (const id of IDS) {
      expect(await tall.locator(`#${id}`).getByText('Recorded run.').count()).toBe(1);
    }
    // The fonts of equations come late and move what stands below them; that is over by now.
    await quiet(tall.getByRole('main'), 1000);
    await tall.evaluate(() => {
      (globalThis as unknown as { moved: string[] }).moved.length = 0;
    });
    release();
    for (const id of IDS) {
      await expect.poll(() => tall.locator(`#${id}`).getByText('Live run.').count()).toBe(1);
    }
    await quiet(tall.getByRole('main'), 1500);
    const moved = await tall.evaluate(() => (globalThis as unknown as { moved: string[] }).moved);
    expect(moved).toEqual([]);
    expect(tall.problems.all()).toEqual([]);
    await tall.close();
  });
});
