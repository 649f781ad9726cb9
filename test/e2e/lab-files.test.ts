import { readFile } from 'node:fs/promises';
import { csvParseRows } from 'd3';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import type { RunFile } from '@/lib/export/run-file';
import { type NodeModel, openModel, STORYBOOK_FOLDER } from '@/scripts/node-model';
import { launch, type WatchedPage } from './support/browser';
import { done, lab, linkWith, openLab, settled, TOKEN, write } from './support/lab';

let browser: Browser;
let opened: NodeModel;
beforeAll(async () => {
  [browser, opened] = await Promise.all([launch(), openModel(STORYBOOK_FOLDER)]);
});
afterAll(() => browser?.close());

/** The file that an entry of the menu "Save" gives. */
async function saved(page: WatchedPage, entry: string): Promise<string> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: entry }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

test('text, run and attention are saved as files that hold what the page shows', async () => {
  const page = await openLab(browser);
  await write(page, 9);
  const { prompt, chosen, layer, head, settings } = await linkWith(page, 9);
  const text = await lab(page).text.textContent();
  const ids = [...prompt, ...chosen];
  expect(await saved(page, 'Text')).toBe(text);

  const run: RunFile = JSON.parse(await saved(page, 'Run as JSON'));
  expect(run.prompt.map(({ id }) => id)).toEqual(prompt);
  expect(run.written.map(({ id }) => id)).toEqual(chosen);
  expect(run.settings).toEqual(settings);
  const { rows } = await opened.model.trace({
    ids: ids.slice(0, -1),
    promptLength: prompt.length,
  });
  const logits = rows.at(-1)?.logits ?? new Float32Array();
  const sum = logits.reduce((all, logit) => all + Math.exp(logit), 0);
  const last = Math.exp(logits[chosen.at(-1) ?? 0] ?? 0) / sum;
  expect(run.written.at(-1)?.probability).toBeCloseTo(last, 3);

  const [, ...table] = csvParseRows(await saved(page, 'Attention as CSV'));
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
  await done(page);
});

test('runs are kept on the device, opened again, and deleted', async () => {
  const page = await openLab(browser);
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

  await kept.getByRole('listitem').last().getByRole('button', { name: /^Open/ }).press('Enter');
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
  await done(page);
});

test('three hundred tokens and a choice are shared as a link of 200 characters, which writes them again', async () => {
  const page = await openLab(browser);
  const here = lab(page);
  await write(page, 300);
  await linkWith(page, 300);
  await here.text.locator(TOKEN).nth(20).click();
  await here.candidates.getByRole('button').nth(5).click();
  await settled(page);
  const long = await linkWith(page, 300);
  await page.getByRole('button', { name: 'Share' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Share this very screen' });
  const field = dialog.getByRole('textbox', { name: 'Link' });
  await field.waitFor({ timeout: 60_000 });
  const address = await field.inputValue();
  expect(address.length).toBeLessThanOrEqual(200);
  expect(await dialog.getByRole('img', { name: 'QR code of the link' }).isVisible()).toBe(true);
  const text = await here.text.textContent();
  await done(page);
  const other = await openLab(browser, {}, new URL(address).hash);
  expect(await linkWith(other, 300)).toEqual(long);
  expect(await lab(other).text.textContent()).toBe(text);
  await done(other);
});

test('a run that was saved as a file is opened again', async () => {
  const page = await openLab(browser);
  await write(page, 6);
  const { chosen } = await linkWith(page, 6);
  const file = await saved(page, 'Run as JSON');
  await lab(page).back.click();
  await settled(page);
  await page.locator('input[type=file]').setInputFiles({
    name: 'run.json',
    mimeType: 'application/json',
    buffer: Buffer.from(file),
  });
  expect((await linkWith(page, 6)).chosen).toEqual(chosen);
  await done(page);
});
