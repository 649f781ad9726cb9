import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newPage, type PageOptions, type WatchedPage } from './support/browser';
import { chapter, settled } from './support/chapter';
import { laidOut } from './support/rest';
import { connect } from './support/shared-browser';
import { type FaultySite, type Rules, startFaultySite } from './support/site';

const MODEL = '/models/storybook/onnx/model_quantized.onnx';

let browser: Browser;
let site: FaultySite;

beforeAll(async () => {
  [browser, site] = await Promise.all([connect(), startFaultySite()]);
});
beforeEach(() => site.setRules({}));
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** What may be wrong with the model's files, and what is said of it. */
const FAULTS: readonly (readonly [string, Rules, RegExp])[] = [
  // First, while the browser has not kept it from a load before.
  [
    'without its runtime',
    { '/ort/*': { status: 404 } },
    /The model stopped|could not|not on the server/,
  ],
  ['missing', { [MODEL]: { status: 404 } }, /model_quantized\.onnx is not on the server/],
  [
    'cut short on the server',
    { [MODEL]: { truncate: 1_000_000 } },
    /model_quantized\.onnx is damaged or cut short/,
  ],
  ['broken off on the way', { [MODEL]: { cut: 1_000_000 } }, /connection broke/],
  ['dropped', { [MODEL]: { drop: true } }, /model_quantized\.onnx could not be reached/],
  [
    'with half a tokenizer',
    { '/models/storybook/tokenizer.json': { truncate: 5000 } },
    /tokenizer\.json is damaged or cut short/,
  ],
];

/** A window so high that every figure is seen, and asks the model, without scrolling. */
const ALL_SEEN = { height: 16_000 };

async function open(options: PageOptions = {}): Promise<WatchedPage> {
  const page = await newPage(browser, options);
  await page.goto(`${site.url}/auto-regression`);
  return page;
}

test('model files that are missing, cut short, broken off or dropped: each is said, with a remedy; the recorded picture stays; after all of that it recovers', async () => {
  site.setRules(FAULTS[0]?.[1] ?? {});
  const page = await open();
  const here = chapter(page);
  const again = page.getByRole('button', { name: 'Try again' });
  for (const [name, rules, message] of FAULTS) {
    site.setRules(rules);
    // From the second on what is tried again meets the next fault.
    if (rules !== FAULTS[0]?.[1]) await again.click();
    await expect
      .poll(() => here.alert.allTextContents(), { message: name, timeout: 60_000 })
      .toEqual([expect.stringMatching(message)]);
    expect(await here.alert.textContent(), name).toMatch(/[Tt]ry again/);
    expect(await page.getByText('storybook is not running').isVisible(), name).toBe(true);
    expect(await here.ids(), name).toHaveLength(8);
    expect(await here.bars.getByRole('listitem').count(), name).toBe(11);
    expect(await here.next.isDisabled(), name).toBe(true);
  }

  site.setRules({});
  page.problems.clear();
  await again.click();
  await here.ready();
  await settled(page, 8);
  expect(await here.alert.count()).toBe(0);
  await here.next.click();
  await settled(page, 9);
  expect(page.problems.errors).toEqual([]);
  await page.close();
});

test('while the model is on its way the bytes are counted, and the recorded figures are there; it takes over in place: nothing on the page moves', async () => {
  site.setRules({ [MODEL]: { delay: 1500 } });
  const page = await open(ALL_SEEN);
  const here = chapter(page);
  await page.getByText('storybook is loading').waitFor();
  expect(await here.ids()).toHaveLength(8);
  expect(await page.getByText('Recorded run').first().isVisible()).toBe(true);
  await page.evaluate(() => document.fonts.ready);
  await laidOut(page);
  const places = () =>
    page.evaluate(() =>
      Array.from(document.querySelectorAll('main figure, main h2'), (element) =>
        Math.round(element.getBoundingClientRect().top + scrollY),
      ),
    );
  const before = await places();
  await here.ready();
  await settled(page, 8);
  await expect.poll(() => page.getByText('Recorded run').count()).toBe(0);
  expect(await places()).toEqual(before);
  expect(page.problems.all()).toEqual([]);
  await page.close();
});
