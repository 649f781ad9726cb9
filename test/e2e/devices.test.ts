import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, type TestContext, test } from 'vitest';
import { FIRST_HEAD } from '@/components/workbench/recorded';
import { CATALOG, STORYBOOK } from '@/lib/engine/catalog';
import { openModel } from '@/scripts/node-model';
import { engines, launch, newPage, type WatchedPage } from './support/browser';
import { hasAdapter, NO_CARD, SOFTWARE_CARD } from './support/card';
import { chapter, expectBelongTogether, settled } from './support/chapter';
import { Classroom } from './support/classroom';
import { modelDialog } from './support/dialog';
import { hydrated } from './support/rest';
import { startUncompressed } from './support/site';

const OF_THE_CARD = CATALOG.find(({ device }) => device === 'webgpu')!;
const TITLE = OF_THE_CARD.title;
const IN_FLOAT32 = 'onnx/model.onnx';
/** A card in software takes half a minute to be ready on a busy machine. */
const PATIENT = { timeout: 300_000 };

let browser: Browser;
let classroom: Classroom;
let folder: URL;
let site: Awaited<ReturnType<typeof startUncompressed>>;

/**
 * This site with one change: its model for the graphics card is a small one in float32, since a card in
 * software has no 16-bit numbers, under a name for which no answers are known.
 */
beforeAll(async () => {
  classroom = await Classroom.open();
  const { id, files, weights, dtype } = OF_THE_CARD;
  folder = await classroom.putModel('small-webgpu', {
    files,
    weights: { ...weights, name: IN_FLOAT32 },
  });
  await classroom.rewrite([
    [new RegExp(`\\bid:"${id}"`), 'id:"small-webgpu"'],
    [new RegExp(`"${weights.name}"`), `"${IN_FLOAT32}"`],
    [new RegExp(`dtype:"${dtype}",device:"webgpu"`), 'dtype:"fp32",device:"webgpu"'],
  ]);
  browser = await launch({ args: SOFTWARE_CARD });
  site = await startUncompressed({ directory: classroom.directory });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await classroom?.close();
});
beforeEach(() => classroom.beginWebGpuWith(''));

/**
 * The chapter with the card's model chosen, before the page has loaded storybook; skips where there is no
 * card.
 */
async function openOnCard(context: TestContext): Promise<WatchedPage> {
  const page = await newPage(browser);
  await page.goto(`${site.url}/auto-regression`);
  if (!(await hasAdapter(page))) {
    await page.close();
    context.skip(NO_CARD);
  }
  await hydrated(page);
  await modelDialog(page).use(TITLE);
  await modelDialog(page).ready(TITLE);
  return page;
}

/** Takes the card from the model that runs on it. The model before it may just be ending. */
/** Presses a button, unless a figure has met the loss first: then it is disabled. */
const press = (button: Locator) => button.click({ timeout: 3000 }).catch(() => {});

async function loseCard(page: WatchedPage) {
  const lost = await Promise.all(
    engines(page).map((worker) =>
      worker
        .evaluate(() => {
          const { card } = globalThis as { card?: GPUDevice };
          card?.destroy();
          return card !== undefined;
        })
        .catch(() => false),
    ),
  );
  expect(lost).toContain(true);
}

test(
  'on WebGPU text, bars and attention are those of WASM; when the card is lost, the text stays, and the model can be loaded anew',
  PATIENT,
  async (context) => {
    await classroom.beginWebGpuWith(`
    const request = GPUAdapter.prototype.requestDevice;
    GPUAdapter.prototype.requestDevice = async function (...options) {
      globalThis.card = await request.apply(this, options);
      return globalThis.card;
    };`);
    const page = await openOnCard(context);
    const { item, close, ready } = modelDialog(page);
    await item(TITLE).getByText('Computed on the graphics card, with WebGPU.').waitFor();
    await close();
    const here = chapter(page);
    const { length } = await settled(page);
    await here.next.click();
    const ids = await settled(page, length + 1);
    const opened = await openModel(folder, IN_FLOAT32);
    const { layers } = opened.model.graph.shape;
    const head = { layer: Math.min(FIRST_HEAD.layer, layers - 1), head: FIRST_HEAD.head };
    await expectBelongTogether(page, opened, { temperature: 0.7, promptLength: length, ...head });
    expect(page.problems.errors).toEqual([]);
    expect(page.problems.foreignRequests).toEqual([]);

    await loseCard(page);
    await press(here.next);
    await here.alert.getByText(/The graphics card was lost/).waitFor();
    expect(await here.ids()).toEqual(ids);
    await here.alert.getByRole('button', { name: 'Try again' }).click();
    await ready(TITLE);
    await here.next.click();
    expect((await settled(page, ids.length + 1)).slice(0, -1)).toEqual(ids);

    await loseCard(page);
    await press(here.next);
    await here.alert.getByRole('button', { name: `Use ${STORYBOOK.title} instead` }).click();
    await here.ready();
    expect((await settled(page, ids.length + 1)).slice(0, -1)).toEqual(ids);
    await page.close();
  },
);

test(
  'a card that computes nothing is found out; WASM takes over, and the reader is told',
  PATIENT,
  async (context) => {
    await classroom.beginWebGpuWith(
      'GPUComputePassEncoder.prototype.dispatchWorkgroups = function () {};',
    );
    const page = await openOnCard(context);
    const told = modelDialog(page).item(TITLE);
    await told.getByText(/WebGPU was given up: The model does not answer as it should/).waitFor();
    expect(await told.textContent()).toMatch(/in WebAssembly/);
    await modelDialog(page).close();
    const length = (await settled(page)).length;
    await chapter(page).next.click();
    await settled(page, length + 1);
    await page.close();
  },
);
