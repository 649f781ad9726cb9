import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readLink } from '@/lib/permalink/permalink';
import {
  clairvoyant,
  damaged,
  inDisguise,
  llama,
  type ModelFolder,
  publish,
  threeHeads,
  ukrainian,
  withoutOnnx,
} from '../support/foreign-models';
import { newPage, type WatchedPage } from './support/browser';
import { chapter, settled } from './support/chapter';
import { modelDialog } from './support/dialog';
import { type ForeignSite, startForeignSite } from './support/foreign-site';
import { sideways } from './support/looks';
import { connect } from './support/shared-browser';
import { follow, shareShown } from './support/shared-page';
import { violations } from './support/violations';

let browser: Browser;
let site: ForeignSite;
let page: WatchedPage;

beforeAll(async () => {
  [browser, site] = await Promise.all([connect(), startForeignSite()]);
});
beforeEach(() => {
  site.hub.files.clear();
  site.hub.requests.length = 0;
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

// One reader, who stays: each test goes on where the one before it ended.
const shared = shareShown(
  '/auto-regression',
  async (arrived) => {
    await chapter(arrived).ready();
    await settled(arrived);
  },
  { siteUrl: () => site.url },
);
beforeEach(() => {
  page = shared.page;
});

const fetchButton = () =>
  modelDialog(page).dialog.getByRole('button', { name: /^Fetch .* and open$/ });
const alert = () => modelDialog(page).dialog.getByRole('alert');
/** What is said of a model that was looked for, beside what the dialog may still say of the one before. */
const saidOfFound = () =>
  modelDialog(page)
    .dialog.getByRole('region', { name: /^Another GPT/ })
    .getByRole('alert');

/** What is refused leaves the model in use, and nothing on this device. */
async function expectNothingChanged(): Promise<void> {
  expect(await page.getByText('storybook is ready').isVisible()).toBe(true);
  await expect.poll(() => modelDialog(page).storedCount()).toBe(0);
  expect(await modelDialog(page).dialog.getByRole('listitem').count()).toBe(4);
}

describe('with storybook still in use', () => {
  test.each([1440, 390])(
    'at %i px the dialog with a found model fits, and axe finds nothing',
    async (width) => {
      publish(site.hub, 'club/three-heads', threeHeads());
      await page.setViewportSize({ width, height: 900 });
      await modelDialog(page).lookUp('club/three-heads');
      await fetchButton().waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    },
  );

  test('without ONNX files: what is missing, and the line that exports it', async () => {
    publish(site.hub, 'club/no-onnx', withoutOnnx());
    await modelDialog(page).lookUp('club/no-onnx');
    await expect
      .poll(() => saidOfFound().textContent())
      .toMatch(/club\/no-onnx is a GPT-2 .* has no ONNX file/);
    const line = modelDialog(page).dialog.locator('pre');
    expect(await line.textContent()).toBe(
      'optimum-cli export onnx --task text-generation-with-past --model club/no-onnx no-onnx',
    );
    await expectNothingChanged();
  });

  test('of another kind, or of no kind: refused by its small files', async () => {
    publish(site.hub, 'club/llama', llama());
    await modelDialog(page).lookUp('club/llama');
    await expect
      .poll(() => saidOfFound().textContent())
      .toMatch(/the kind “llama”.*GPT-2, with a byte-pair/);
    await modelDialog(page).lookUp('club/nothing');
    await expect.poll(() => saidOfFound().textContent()).toMatch(/no repository “club\/nothing”/);
    await modelDialog(page).lookUp('not a name');
    await expect.poll(() => saidOfFound().textContent()).toMatch(/“not a name” is not the name/);
    expect(site.hub.bodies()).toEqual([]);
    await expectNothingChanged();
  });

  test('from files without ONNX, of another kind, or damaged: refused as said', async () => {
    const { chooseFiles, dialog } = modelDialog(page);
    await chooseFiles(withoutOnnx());
    await expect
      .poll(() => saidOfFound().textContent())
      .toMatch(/ends in \.onnx is missing.*together/);
    await chooseFiles(llama());
    await expect.poll(() => saidOfFound().textContent()).toMatch(/the kind “llama”/);
    await chooseFiles(damaged());
    await dialog.getByRole('button', { name: /^Open / }).click();
    await expect.poll(() => alert().textContent()).toMatch(/damaged or cut short/);
    await expectNothingChanged();
  });

  test.each<[string, string, () => ModelFolder, RegExp]>([
    [
      'a Llama in disguise',
      'club/llama-in-disguise',
      () => inDisguise('llama'),
      /model\.onnx cannot be opened: .*layer norm/,
    ],
    [
      'an OPT in disguise',
      'club/opt-in-disguise',
      () => inDisguise('opt'),
      /model\.onnx cannot be opened: .*another kind/,
    ],
    ['a damaged file', 'club/damaged', damaged, /model\.onnx is damaged or cut short/],
    [
      'one that sees what comes',
      'club/clairvoyant',
      clairvoyant,
      /a later token moves the logits before it/,
    ],
  ])('%s is refused before it shows a number', async (_, name, folder, message) => {
    publish(site.hub, name, folder());
    await modelDialog(page).lookUp(name);
    await fetchButton().click();
    await expect.poll(() => alert().textContent()).toMatch(message);
    expect(await alert().textContent()).toContain('The model in use stays.');
    await expectNothingChanged();
  });

  test('after all of them storybook writes on', async () => {
    await page.keyboard.press('Escape');
    await chapter(page).next.click();
    await settled(page, 9);
  });
});

describe('by the name of its repository', () => {
  test('a model of three heads is looked up, confirmed, opened, measured, kept and removed; a link with it offers to look it up, and fetches nothing unasked', async () => {
    publish(site.hub, 'club/three-heads', threeHeads());
    const { lookUp, dialog, item, ready, named, storedCount } = modelDialog(page);
    await lookUp('https://huggingface.co/club/three-heads');
    await dialog.getByText('1 layer of 3 heads, 12 dimensions, 300 tokens').waitFor();
    const looked = site.hub.bodies().length;
    expect(await fetchButton().textContent()).toBe('Fetch 51 kB and open');
    expect(await dialog.getByRole('radio').count()).toBe(1);
    await fetchButton().click();
    await ready('club/three-heads');
    expect(site.hub.bodies()).toHaveLength(looked + 1);

    const measured = item('club/three-heads').getByRole('table');
    await measured.waitFor();
    const rows = await measured.locator('tbody tr').allInnerTexts();
    expect(rows).toHaveLength(7);
    expect(rows[0]).toMatch(/no numbers\s+0 of 4,800\s+0/);
    expect(rows[4]).toMatch(/moves the logits before it by\s+0\s+0/);
    expect(await violations(page)).toEqual([]);

    await page.keyboard.press('Escape');
    await settled(page);
    expect(await page.getByText('club/three-heads').first().isVisible()).toBe(true);
    // Kept: there after a reload, without a request.
    await page.reload();
    await ready('club/three-heads');
    expect(site.hub.bodies()).toHaveLength(looked + 1);

    await follow(page, '/lab');
    await ready('club/three-heads');
    const inAddress = () => {
      const read = readLink(new URL(page.url()).hash);
      return read?.ok ? `${read.state.model}: ${read.state.prompt}` : '';
    };
    // The address holds the text that was there before, until the new one is read.
    await expect.poll(inAddress).toMatch(/^club\/three-heads\/onnx\/model\.onnx: \d/);
    const before = inAddress();
    const text = page.getByRole('textbox', { name: 'Prompt' });
    await text.fill('see the sea');
    await text.press('Enter');
    await expect.poll(inAddress).not.toBe(before);
    const link = page.url();

    const other = await newPage(browser);
    site.hub.requests.length = 0;
    await other.goto(link);
    await other.getByText('This link was made with club/three-heads').waitFor();
    await chapter(other).ready();
    expect(site.hub.requests).toEqual([]);
    await other.getByRole('button', { name: 'Look up club/three-heads' }).click();
    const there = modelDialog(other);
    await expect.poll(() => there.repository.inputValue()).toBe('club/three-heads');
    expect(site.hub.requests).toEqual([]);
    await there.named('Look it up').click();
    await there.dialog.getByRole('button', { name: /^Fetch .* and open$/ }).click();
    await there.ready('club/three-heads');
    await other.keyboard.press('Escape');
    await expect
      .poll(() => other.getByRole('textbox', { name: 'Prompt' }).inputValue())
      .toBe('see the sea');
    await other.close();
    expect(await dialog.count()).toBe(0);

    await modelDialog(page).open();
    await named('Delete club/three-heads from this device').click();
    await expect.poll(storedCount).toBe(0);
    await page.goto(`${site.url}/auto-regression`);
    await chapter(page).ready();
    await modelDialog(page).open();
    await named('Use storybook').or(item('storybook').getByText('In use')).waitFor();
    expect(await item('club/three-heads').count()).toBe(0);
    expect(page.problems.errors).toEqual([]);
  });

  test('32,000 tokens of another language: read, shown and continued', async () => {
    publish(site.hub, 'club/ukrainian', ukrainian());
    const { lookUp, ready } = modelDialog(page);
    await lookUp('club/ukrainian');
    await fetchButton().click();
    await ready('club/ukrainian');
    await page.keyboard.press('Escape');
    const here = chapter(page);
    await here.prompt.fill('сонце світить');
    await here.prompt.press('Enter');
    await expect.poll(() => here.text.textContent()).toBe('сонце світить');
    const ids = await settled(page);
    expect(ids.length).toBeLessThan(12);
    await here.next.click();
    await settled(page, ids.length + 1);
    expect(page.problems.errors).toEqual([]);
    expect(page.problems.failedRequests).toEqual([]);
  });
});

describe('from files', () => {
  test('32,000 tokens of another language: opened under the name that the reader gives', async () => {
    const { chooseFiles, dialog, ready, named } = modelDialog(page);
    await chooseFiles(ukrainian());
    await dialog.getByRole('textbox', { name: 'Its name here' }).fill('Сонце');
    await named('Open Сонце').click();
    await ready('Сонце');
  });

  test('they are looked at, named by the reader, opened, and there after a reload', async () => {
    const { chooseFiles, dialog, ready, item } = modelDialog(page);
    await chooseFiles(threeHeads());
    await dialog.getByText('is a GPT‑2: 1 layer of 3 heads').waitFor();
    await dialog.getByRole('textbox', { name: 'Its name here' }).fill('Our model');
    await dialog.getByRole('button', { name: 'Open Our model' }).click();
    await ready('Our model');
    await item('Our model').getByRole('table').waitFor();
    await page.keyboard.press('Escape');
    await settled(page);
    await page.reload();
    await ready('Our model');
    expect(page.problems.errors).toEqual([]);
    expect(page.problems.failedRequests).toEqual([]);
  });
});
