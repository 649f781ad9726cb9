import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CATALOG, STORYBOOK } from '@/lib/engine/catalog';
import { engines, type WatchedPage } from './support/browser';
import { applyPrompt, chapter, settled } from './support/chapter';
import { Classroom, STAND_IN_BYTES } from './support/classroom';
import { modelDialog } from './support/dialog';
import { sideways } from './support/looks';
import { shareShown } from './support/shared-page';
import { type FaultySite, startFaultySite } from './support/site';
import { violations } from './support/violations';

const DISTILGPT2 = CATALOG.find(({ id }) => id === 'distilgpt2')!;
const GPT2 = CATALOG.find(({ id }) => id === 'gpt2')!;
const WEIGHTS = `/models/distilgpt2/${DISTILGPT2.weights.name}`;
const TITLE = DISTILGPT2.title;
const SENTENCE = 'The fox and the crow';

let site: FaultySite;
let classroom: Classroom;
let page: WatchedPage;

// As a classroom has them. The facts of the second are not known beforehand.
beforeAll(async () => {
  classroom = await Classroom.withStandIns(DISTILGPT2, GPT2);
  // Like the large models that they stand for, they are computed with all threads.
  await classroom.rewrite([[/<2e7\?/, '<0?']]);
  const { directory } = classroom;
  site = await startFaultySite({ directory });
});
beforeEach(() => site.setRules({}));
afterAll(async () => {
  await site?.close();
  await classroom?.close();
});

// One reader, who stays: each test goes on where the one before it ended.
const shared = shareShown('/auto-regression', (arrived) => chapter(arrived).ready(), {
  siteUrl: () => site.url,
});

/** The chapter with one of the two models in use. With storybook nothing is stored on the device. */
async function openWith(title: string): Promise<void> {
  page = shared.page;
  await page.keyboard.press('Escape');
  await modelDialog(page).haveInUse(title);
  if (title === STORYBOOK.title) await modelDialog(page).emptyStore();
  await settled(page);
}

/** Writes a text of the reader's own, and a token after it. */
async function writeMore(sentence: string): Promise<number[]> {
  const here = chapter(page);
  await applyPrompt(page, sentence);
  await expect.poll(() => here.text.textContent()).toBe(sentence);
  const { length } = await settled(page);
  await here.next.click();
  return settled(page, length + 1);
}

test('no room on this device: said before a byte is fetched, whatever the browser says is free', async () => {
  await openWith(STORYBOOK.title);
  const devtools = await page.context().newCDPSession(page);
  const bytes = STAND_IN_BYTES;
  const quotaSize = Math.round(0.6 * bytes);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: site.url, quotaSize });
  const before = site.count(WEIGHTS);
  await modelDialog(page).use(TITLE);
  const alert = modelDialog(page).dialog.getByRole('alert');
  await alert.waitFor({ timeout: 60_000 });
  const text = await alert.textContent();
  expect(text).toContain(`${TITLE} needs ${Math.ceil(bytes / 1e6)} MB on this device`);
  expect(text).toMatch(/ free\. Free some space/);
  expect(site.count(WEIGHTS)).toBe(before);
  expect(await modelDialog(page).storedCount()).toBe(0);
  expect(await page.getByText('storybook is ready').isVisible()).toBe(true);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: site.url });
});

test('a model that does not answer as GPT-2 is not used', async () => {
  await openWith(STORYBOOK.title);
  await modelDialog(page).use(GPT2.title);
  const alert = modelDialog(page).dialog.getByRole('alert');
  await expect
    .poll(() => alert.textContent(), { timeout: 60_000 })
    .toMatch(/does not answer as it should.*3 of 3 prompts/);
  expect(await page.getByText('storybook is ready').isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  const { length } = await settled(page);
  await chapter(page).next.click();
  await settled(page, length + 1);
});

test.each([1440, 390])(
  'at %i px axe finds nothing in the dialog, and nothing runs off',
  async (width) => {
    await openWith(STORYBOOK.title);
    await page.setViewportSize({ width, height: 900 });
    await modelDialog(page).menu.click();
    await modelDialog(page)
      .dialog.getByRole('heading', { name: GPT2.title, exact: true })
      .waitFor();
    await modelDialog(page).dialog.getByText('It needs WebGPU').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    const box = await modelDialog(page).dialog.boundingBox();
    expect((box?.x ?? -1) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    for (const { shows, licence } of CATALOG) {
      expect(await modelDialog(page).dialog.getByText(shows).isVisible()).toBe(true);
      expect(
        await modelDialog(page).dialog.getByText(`${licence} licence`).first().isVisible(),
      ).toBe(true);
    }
  },
);

test('a download that is cancelled leaves nothing behind, and can be begun again; a server in trouble is told with what to do, the old model stays, and the choice can be made again', async () => {
  await openWith(STORYBOOK.title);
  const { use, ready, named, dialog, storedCount } = modelDialog(page);
  const alert = dialog.getByRole('alert');
  site.setRules({ [WEIGHTS]: { delay: 20_000 } });
  await use(TITLE);
  await named(`Cancel ${TITLE}`).click();
  await named(`Use ${TITLE}`).waitFor();
  expect(await alert.count()).toBe(0);
  await expect.poll(storedCount).toBe(0);
  expect(await page.getByText('storybook is ready').isVisible()).toBe(true);

  site.setRules({ [WEIGHTS]: { status: 503 } });
  await named(`Use ${TITLE}`).click();
  await alert.waitFor({ timeout: 60_000 });
  expect(await alert.textContent()).toMatch(/status 503.*connection.*The model in use stays/);
  expect(await page.getByText('storybook is ready').isVisible()).toBe(true);
  site.setRules({});
  await named(`Use ${TITLE}`).click();
  await ready(TITLE);
  expect(await alert.count()).toBe(0);
});

test.each([
  [
    'crashed',
    'The lion and the mouse',
    /The worker that runs the model stopped\..*loaded again/,
    () =>
      void setTimeout(() => {
        throw new Error('a crash');
      }),
  ],
  [
    'has no memory left',
    'The frog and the ox',
    /There was not enough memory\..*a smaller model/,
    () => {
      // What V8 throws when there is no room for an array.
      Float32Array.prototype.slice = () => {
        throw new RangeError('Array buffer allocation failed');
      };
    },
  ],
])(
  'a worker that %s: said; the text stays, with the same model anew or with the smaller one',
  async (_, sentence, message, spoil) => {
    await openWith(TITLE);
    const ids = await writeMore(sentence);
    const here = chapter(page);
    const text = await here.text.textContent();
    const breakDown = async () => {
      // Of a model that was let go a moment ago the worker may still be in the list.
      for (const worker of engines(page)) await worker.evaluate(spoil).catch(() => undefined);
      await here.next.click();
      await here.alert.waitFor();
      expect(await here.alert.textContent()).toMatch(message);
      expect(await here.text.textContent()).toBe(text);
    };
    await breakDown();
    await here.alert.getByRole('button', { name: 'Try again' }).click();
    await modelDialog(page).ready(TITLE);
    expect(await settled(page, ids.length)).toEqual(ids);
    await breakDown();
    await here.alert.getByRole('button', { name: 'Use storybook instead' }).click();
    await here.ready();
    expect(await settled(page, ids.length)).toEqual(ids);
    expect(await here.text.textContent()).toBe(text);
    expect(await here.prompt.inputValue()).toBe(sentence);
    await here.next.click();
    await settled(page, ids.length + 1);
  },
);

test('a model that is chosen by keyboard takes over and the focus comes back; it goes with the sentence from chapter to chapter and over a reload, until it is deleted from this device', async () => {
  await openWith(STORYBOOK.title);
  const { menu, named, dialog, ready, item, open, storedCount } = modelDialog(page);
  const here = chapter(page);
  site.setRules({ [WEIGHTS]: { delay: 2000 } });
  const ids = await here.ids();
  await menu.focus();
  await page.keyboard.press('Enter');
  const choice = named(`Use ${TITLE}`);
  await choice.waitFor();
  for (let i = 0; i < 20; i++) {
    if (await choice.evaluate((it) => it === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await named(`Cancel ${TITLE}`).waitFor();
  // The old model is in use meanwhile, and its figures stand.
  expect(await page.getByText('storybook is ready').isVisible()).toBe(true);
  expect((await here.ids()).length).toBe(ids.length);

  await ready(TITLE);
  await dialog.getByText('In use').waitFor();
  const threads = await page.evaluate(() => Math.min(4, navigator.hardwareConcurrency));
  await item(TITLE).getByText(`with ${threads} thread`).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog.count()).toBe(0);
  await expect.poll(() => menu.evaluate((it) => it === document.activeElement)).toBe(true);
  await settled(page, ids.length);
  await here.next.click();
  await settled(page, ids.length + 1);

  const asked = site.count(WEIGHTS);
  expect(asked).toBeGreaterThan(0);
  await writeMore(SENTENCE);
  const isKept = async () => {
    await ready(TITLE);
    const prompt = page.getByRole('textbox', { name: 'Prompt' }).first();
    await expect.poll(() => prompt.inputValue()).toBe(SENTENCE);
    const chips = page.getByRole('list', { name: 'Tokens' }).first().locator('[data-mark=token]');
    // Its tokens, which a model has read: recorded are those of another sentence.
    await expect.poll(async () => (await chips.allTextContents()).join('')).toMatch(/^The·fox·and/);
  };
  await isKept();
  for (const slug of ['masked-attention', 'embeddings']) {
    await page.locator(`a[href="/${slug}"]`).first().click();
    await page.waitForURL(`**/${slug}`);
    await isKept();
  }
  await page.reload();
  await isKept();
  expect(site.count(WEIGHTS)).toBe(asked);
  expect(page.problems.errors).toEqual([]);
  expect(page.problems.foreignRequests).toEqual([]);

  await open();
  const stored = item(TITLE).getByText(/On this device: \d+\.\d MB\./);
  await stored.waitFor();
  expect(await storedCount()).toBeGreaterThan(0);
  await named(`Delete ${TITLE} from this device`).click();
  await expect.poll(() => stored.count()).toBe(0);
  expect(await storedCount()).toBe(0);
  // What is in memory goes on.
  expect(await item(TITLE).getByText('In use').isVisible()).toBe(true);
  await page.reload();
  await here.ready();
});
