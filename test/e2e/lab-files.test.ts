import { csvParseRows } from 'd3';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import type { RunFile } from '@/lib/export/run-file';
import { DEFAULT_SETTINGS, writeLink } from '@/lib/permalink/permalink';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';
import { traceOf } from '../support/trace';
import type { WatchedPage } from './support/browser';
import { savedBy } from './support/download';
import { done, lab, linkWith, openLab, settled, shareLab, TOKEN, write } from './support/lab';
import { connect } from './support/shared-browser';

const shared = shareLab();
let page: WatchedPage;
let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});
beforeEach(() => {
  page = shared.page;
});

/** The file that an entry of the menu "Save" gives. */
async function saved(entry: string): Promise<string> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  return (await savedBy(page, entry)).toString('utf8');
}

test('text, run and attention are saved as files that hold what the page shows', async () => {
  await write(page, 9);
  const { prompt, chosen, layer, head, settings } = await linkWith(page, 9);
  const text = await lab(page).text.textContent();
  const ids = [...prompt, ...chosen];
  expect(await saved('Text')).toBe(text);

  const run: RunFile = JSON.parse(await saved('Run as JSON'));
  expect(run.prompt.map(({ id }) => id)).toEqual(prompt);
  expect(run.written.map(({ id }) => id)).toEqual(chosen);
  expect(run.settings).toEqual(settings);
  const { rows } = await traceOf(opened.model, {
    ids: ids.slice(0, -1),
    promptLength: prompt.length,
  });
  const logits = rows.at(-1)?.logits ?? new Float32Array();
  const sum = logits.reduce((all, logit) => all + Math.exp(logit), 0);
  const last = Math.exp(logits[chosen.at(-1) ?? 0] ?? 0) / sum;
  expect(run.written.at(-1)?.probability).toBeCloseTo(last, 3);

  const [, ...table] = csvParseRows(await saved('Attention as CSV'));
  const looks = await performTask(
    'attentionRow',
    opened,
    { ids, promptLength: prompt.length, layer, head, from: 0, to: ids.length },
    UNHURRIED,
  );
  expect(table).toHaveLength(ids.length);
  for (const [query, row] of looks.entries()) {
    for (const [key, weight] of row.entries()) {
      expect(Number(table[query]?.[key + 1])).toBeCloseTo(weight, 3);
    }
    expect(table[query]?.slice(query + 2).every((cell) => cell === '')).toBe(true);
  }
});

test('runs are kept on the device, opened again, and deleted', async () => {
  const here = lab(page);
  const kept = page.getByRole('region', { name: 'Runs on this device' });
  expect(await kept.getByRole('listitem').count()).toBe(0);
  await write(page, 6);
  await expect.poll(() => kept.getByRole('listitem').count()).toBe(1);
  const first = await here.text.textContent();
  await here.prompt.fill('The wolf came to the door and');
  await here.prompt.press('Enter');
  await settled(page);
  await write(page, 5);
  await expect.poll(() => kept.getByRole('listitem').count()).toBe(2);
  await page.waitForLoadState('networkidle');
  await page.reload();
  await here.live();
  await expect.poll(() => kept.getByRole('listitem').count()).toBe(2);

  const open = kept.getByRole('listitem').last().getByRole('button', { name: /^Open/ });
  // What is in view is written into the address soon after a change; here, as the run is opened.
  await open.evaluate((button: HTMLElement) => {
    const { href } = location;
    button.click();
    History.prototype.replaceState.call(history, history.state, '', href);
  });
  await expect.poll(() => here.text.textContent()).toBe(first);
  await kept
    .getByRole('listitem')
    .last()
    .getByRole('button', { name: /^Delete/ })
    .press('Enter');
  await expect.poll(() => kept.getByRole('listitem').count()).toBe(1);
  await kept.getByRole('button', { name: 'Delete all …' }).press('Enter');
  await kept.getByRole('button', { name: 'Delete all', exact: true }).press('Enter');
  await expect.poll(() => kept.getByRole('listitem').count()).toBe(0);
});

/** Writes a text outside the browser, and gives it as a link to the Lab. */
async function linkTo(prompt: string, count: number): Promise<string> {
  const promptIds = opened.tokenize(prompt);
  const ids = [...promptIds];
  const { length: _, ...settings } = DEFAULT_SETTINGS;
  for (let i = 0; i < count; i++) {
    const request = { ids, promptLength: promptIds.length, settings, named: 0 };
    ids.push((await performTask('write', opened, request, UNHURRIED)).id);
  }
  return writeLink({
    model: 'storybook',
    fingerprint: await performTask('fingerprint', opened, {}, UNHURRIED),
    prompt: promptIds,
    chosen: ids.slice(promptIds.length),
    settings: DEFAULT_SETTINGS,
    layer: 0,
    head: 0,
  });
}

test('three hundred tokens and a choice are shared as a link of 200 characters, which writes them again', async () => {
  const here = lab(page);
  // A chapter of a book goes on for longer than a story for the small. The page could write it, but
  // at the pace of a reader; the other device will write all of it.
  const prompt = 'Mr. Brown and the twins';
  const hash = await linkTo(prompt, 300);
  await page.evaluate((long) => {
    location.hash = long;
  }, hash);
  const count = opened.tokenize(prompt).length + 300;
  await settled(page, count);
  // A story may end before: another choice is taken then.
  const place = here.text.locator(TOKEN).nth(count - 20);
  for (const choice of [5, 1, 2, 3, 4]) {
    await place.click();
    const candidate = here.candidates.getByRole('button').nth(choice);
    if ((await candidate.textContent())?.startsWith((await place.textContent()) ?? '')) continue;
    const before = await here.text.textContent();
    await candidate.click();
    await expect.poll(() => here.text.textContent()).not.toBe(before);
    await settled(page);
    if ((await here.count()) === count) break;
  }
  const long = await linkWith(page, 300);
  await page.getByRole('button', { name: 'Share' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Share this very screen' });
  const field = dialog.getByRole('textbox', { name: 'Link' });
  await field.waitFor({ timeout: 60_000 });
  const address = await field.inputValue();
  expect(address.length).toBeLessThanOrEqual(200);
  expect(await dialog.getByRole('img', { name: 'QR code of the link' }).isVisible()).toBe(true);
  const text = await here.text.textContent();
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog.count()).toBe(0);
  const browser = await connect();
  const other = await openLab(browser, new URL(address).hash);
  expect(await linkWith(other, 300)).toEqual(long);
  expect(await lab(other).text.textContent()).toBe(text);
  await done(other);
  await browser.close();
});

test('a run that was saved as a file is opened again', async () => {
  await write(page, 6);
  const { chosen } = await linkWith(page, 6);
  const file = await saved('Run as JSON');
  await lab(page).back.click();
  await settled(page);
  await page.locator('input[type=file]').setInputFiles({
    name: 'run.json',
    mimeType: 'application/json',
    buffer: Buffer.from(file),
  });
  expect((await linkWith(page, 6)).chosen).toEqual(chosen);
});
