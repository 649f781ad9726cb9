import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { change } from '@/components/widgets/ablation-grid/marks';
import { level } from '@/components/widgets/attention-map/marks';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { formatPercent } from '@/lib/text/format-probability';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';
import { newPage, type WatchedPage } from './support/browser';
import { inFirefox } from './support/browser-name';
import { applyPrompt, awake } from './support/chapter';
import { sideways } from './support/looks';
import { connect } from './support/shared-browser';
import { shareRoute } from './support/shared-page';

let browser: Browser;
let opened: NodeModel;
beforeAll(async () => {
  [browser, opened] = await Promise.all([connect(), openStorybook()]);
});
afterAll(() => browser?.close());

const address = () => `${inject('siteUrl')}/masked-attention`;
const FIGURES = [
  'Attention map',
  'One head, step by step',
  'Where the heads go',
  'With the mask, and without',
  'All heads at once',
  'Which heads matter for this prediction?',
];

test.skipIf(inFirefox)('without scripts every figure is drawn, the mask off as well', async () => {
  const page = await newPage(browser, { js: false });
  await page.goto(address());
  for (const name of FIGURES) {
    const figure = page.getByRole('figure', { name });
    expect(await figure.locator('svg').first().isVisible()).toBe(true);
  }
  const mask = page.locator('#causal-mask');
  expect(await mask.locator('[data-mark=attention-map]:visible').count()).toBe(2);
  expect(await mask.locator('[data-mark=prediction-without]:visible').count()).toBeGreaterThan(3);
  const tiles = page.getByRole('grid', { name: 'Heads' }).getByRole('button');
  const { layers, heads } = opened.model.graph.shape;
  expect(await tiles.count()).toBe(layers * heads);
  expect(await page.locator('#ablation [data-mark=ablation-text]').count()).toBe(layers * heads);
  await page.close();
});

describe('with the model running', () => {
  let page: WatchedPage;
  const shared = shareRoute('/masked-attention', (page) =>
    awake(page, ['attention-map', 'causal-mask', 'all-heads', 'ablation']),
  );
  beforeEach(() => {
    page = shared.page;
  });

  test('a link to a figure shows its title below the sentence that stays in view', async () => {
    const gap = async () => {
      const [bar, title] = await Promise.all([
        page.getByRole('region', { name: 'The sentence under study' }).boundingBox(),
        page.locator('#ablation-title').boundingBox(),
      ]);
      return (title?.y ?? 0) - (bar?.y ?? 0) - (bar?.height ?? 0);
    };
    expect(await gap()).toBeGreaterThan(1000);
    await page.evaluate(() => {
      location.hash = '#ablation';
    });
    const arrived = async () => {
      const before = await gap();
      await page.waitForTimeout(50);
      return before < 100 && before === (await gap());
    };
    await expect.poll(arrived).toBe(true);
    expect(await gap()).toBeGreaterThanOrEqual(0);
  });
  const figure = (id: string) => page.locator(`#${id}`);
  const toggle = async (name: string) => {
    const control = page.getByRole('switch', { name });
    await control.focus();
    await page.keyboard.press('Space');
  };
  const write = (text: string) => applyPrompt(page, text);
  const cellsOf = (id: string) =>
    figure(id)
      .locator('[data-cell]')
      .evaluateAll((found) =>
        found.map((cell) => [cell.getAttribute('data-cell'), cell.getAttribute('data-level')]),
      );

  test('a head opened in the grid is the head in the map, with the reader’s own weights', async () => {
    const text = 'The cat sat by the fire and';
    const ids = opened.tokenize(text);
    await write(text);
    await page
      .getByRole('grid', { name: 'Heads' })
      .getByRole('button', { name: 'Layer 3, head 5', exact: true })
      .click();
    await page.getByRole('application', { name: /^Attention map of layer 3, head 5/ }).waitFor();
    const T = ids.length;
    await expect.poll(async () => (await cellsOf('attention-map')).length).toBe((T * (T + 1)) / 2);
    const { attention } = await performTask(
      'inspect',
      opened,
      { ids, parts: ['attention'] },
      UNHURRIED,
    );
    for (const [cell, shown] of await cellsOf('attention-map')) {
      const [q = 0, k = 0] = (cell ?? '').split(' ').map(Number);
      const weight = attention?.[2]?.[(4 * T + q) * T + k] ?? Number.NaN;
      expect(Math.abs(Number(shown) - level(weight))).toBeLessThan(0.02);
    }
  });

  test('the mask off fills the other half with the weights of a pass without it', async () => {
    await toggle('Causal mask');
    const maps = figure('causal-mask').locator('[data-mark=attention-map]:visible');
    await expect.poll(() => maps.count()).toBe(2);
    const T = opened.tokenize('Once upon a time there was an old').length;
    expect(await maps.nth(1).locator('[data-cell]').count()).toBe(T * T);
    expect(
      await figure('causal-mask').locator('[data-mark=prediction-without]:visible').count(),
    ).toBe(T - 1);
    await toggle('Causal mask');
    await expect.poll(() => maps.count()).toBe(1);
  });

  test('steps go on and back by keyboard, and show keys, weights and values in their turn', async () => {
    const steps = figure('query-key-value');
    await steps.getByRole('button', { name: 'From the first step' }).focus();
    await page.keyboard.press('Enter');
    const now = () => steps.locator('[data-mark=readout]').textContent();
    await expect.poll(now).toContain('1 Query.');
    const next = steps.getByRole('button', { name: 'Next step' });
    await next.focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('Enter');
    await expect.poll(now).toContain('5 Mask.');
    expect(await steps.locator('svg').first().textContent()).toContain('−∞');
    await steps.getByRole('button', { name: 'Step back' }).click();
    await expect.poll(now).toContain('4 Scaling.');
  });

  test('every number on the way of a head into the stream is shown, and the sums add up', async () => {
    const text = 'The cat sat by the fire and';
    await write(text);
    const projection = figure('output-projection');
    const shown = async (kind: string) =>
      (await projection.locator(`[data-mark=projection-${kind}]`).allTextContents()).map((told) =>
        Number(told.replace('−', '-')),
      );
    const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
    const ids = opened.tokenize(text);
    const position = Math.round((ids.length - 1) * 0.6);
    const request = { ids, layer: 4, head: 1, position };
    await projection.getByRole('radiogroup', { name: 'Layer' }).getByText('5').click();
    await projection.getByText(/Layer 5 at/).waitFor();
    const numbers = projection.getByRole('slider', { name: 'Number of a head' });
    const open = () => projection.getByText(/^Head \d, number by number/).textContent();
    // Head 1 is to the left of head 2, whichever was open.
    await expect
      .poll(async () => {
        await numbers.press('PageUp');
        return open();
      })
      .toMatch(/^Head 1,/);
    await numbers.press('PageDown');
    await expect.poll(open).toMatch(/^Head 2,/);
    await projection.getByRole('slider', { name: 'Place' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    const made = await performTask('outputProjection', opened, request, UNHURRIED);
    const at = made.places[1];
    const read = async () => {
      const [heads, products] = [await shown('head'), await shown('product')];
      const [bias = 0, added = 0, before = 0, after = 0] = await Promise.all(
        ['bias', 'added', 'before', 'after'].map(async (kind) => (await shown(kind))[0]),
      );
      return { heads, products, bias, added, before, after };
    };
    await expect
      .poll(async () => {
        const { heads, after } = await read();
        const off = heads.map((x, h) => Math.abs(x - (at?.written[h] ?? 9)));
        return Math.max(...off, Math.abs(after - (at?.after ?? 9)));
      })
      .toBeLessThan(2e-5);
    const { heads, products, bias, added, before, after } = await read();
    expect(products).toHaveLength(made.own.length);
    expect(Math.abs(sum(products) - (heads[1] ?? 9))).toBeLessThan(1e-4);
    expect(Math.abs(sum([...heads, bias]) - added)).toBeLessThan(1e-4);
    expect(Math.abs(before + added - after)).toBeLessThan(1e-4);
  });

  test('a head that is off changes the prediction as it does outside of the page', async () => {
    await page
      .getByRole('grid', { name: 'Heads' })
      .getByRole('button', { name: 'Layer 2, head 8', exact: true })
      .click();
    await toggle('Head on');
    const ids = opened.tokenize('Once upon a time there was an old');
    const request = { ids, headsOff: [[1, 7]] as const, top: 5, by: 'mean' } as const;
    const { candidates } = await performTask('headsOff', opened, request, UNHURRIED);
    const [best] = candidates;
    const percent = (p: number | undefined) => formatPercent(p ?? 0);
    await expect
      .poll(() => page.getByRole('region', { name: 'The open head' }).textContent())
      .toContain(
        `${percent(best?.before)} with all heads on, ${percent(best?.after)} with 1 head off`,
      );
    await expect
      .poll(() =>
        figure('ablation').getByRole('checkbox', { name: 'Head 8 of layer 2' }).isChecked(),
      )
      .toBe(false);
    await page.getByRole('button', { name: 'All heads on' }).click();
    await expect.poll(() => page.getByRole('switch', { name: 'Head on' }).isChecked()).toBe(true);
  });

  test('every head is measured on the reader’s own text, and the numbers are the engine’s', async () => {
    const text = 'The old man opened the door and looked';
    await write(text);
    const ablation = figure('ablation');
    await ablation.getByText('Not measured on this text yet.').waitFor();
    expect((await ablation.locator('[data-mark=ablation-text]').allTextContents()).join('')).toBe(
      '',
    );
    await ablation.getByRole('button', { name: 'Measure every head' }).click();
    await ablation.getByText(/ heads in /).waitFor();
    const ids = opened.tokenize(text);
    const made = await performTask('ablate', opened, { ids, top: 5, by: 'mean' }, UNHURRIED);
    const { layers, heads } = opened.model.graph.shape;
    const wanted = [...made.effects.subarray(0, layers * heads)];
    const shown = await ablation.locator('[data-mark=ablation-text]').allTextContents();
    expect(shown).toHaveLength(wanted.length);
    // The last digit may round to either side.
    const number = (told: string) => Number(told.replace('−', '-'));
    for (const [i, told] of shown.entries()) {
      expect(Math.abs(number(told) - number(change(wanted[i] ?? 0)))).toBeLessThan(0.011);
    }
  });

  test('a measurement that is cancelled stops, and can be begun again', async () => {
    await write(
      'The old man opened the door and looked at the little girl who stood there in the rain',
    );
    const ablation = figure('ablation');
    await ablation.getByText('Not measured on this text yet.').waitFor();
    const cancelled = cancelAtFirstProgress(ablation);
    await ablation.getByRole('button', { name: 'Measure every head' }).click();
    await cancelled;
    await ablation.getByText('Not measured on this text yet.').waitFor({ timeout: 2000 });
    await ablation.getByRole('button', { name: 'Measure every head' }).click();
    await ablation.getByText(/ heads in /).waitFor();
  });

  test('one token, parts of characters, nothing and ten thousand characters leave every figure standing', async () => {
    // No two in turn have as many tokens.
    for (const text of ['a', '🙂 e\u0301 שלום ◌\u0301', '', 'a long story '.repeat(770)]) {
      await write(text);
      const ids = opened.tokenize(text);
      const length = Math.min(48, Math.max(1, ids.length));
      await expect
        .poll(async () => (await cellsOf('attention-map')).length)
        .toBe((length * (length + 1)) / 2);
      expect(await page.getByRole('main').getByRole('alert').count()).toBe(0);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    }
  });
});

/**
 * Presses Cancel as soon as a figure tells how far its measurement is, from inside the page: on a fast
 * machine the measurement would end before a click from here arrives.
 */
function cancelAtFirstProgress(figure: Locator): Promise<void> {
  return figure.evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          const cancel = [...element.querySelectorAll('button')].find(
            ({ textContent }) => textContent === 'Cancel',
          );
          const told = element.querySelector('[role=status]')?.textContent ?? '';
          if (!cancel || !/^[1-9]/.test(told)) return;
          observer.disconnect();
          cancel.click();
          resolve();
        });
        observer.observe(element, { childList: true, characterData: true, subtree: true });
      }),
  );
}
