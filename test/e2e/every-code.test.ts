import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { CHAPTER_CELLS } from '@/content/chapter-cells';
import recordedCells from '@/content/recorded/chapter-cells.json';
import { notebookOf, readNotebook, writeNotebook } from '@/lib/cells/notebook';
import type { Output } from '@/lib/cells/outputs';
import { decode } from '@/lib/trace/codec';
import { expectShown } from '../support/expect-shown';
import { shownBy } from '../support/figure-code';
import { codedFiles, recordedCode } from '../support/recorded-code';
import { newPage, type WatchedPage } from './support/browser';
import { chapter } from './support/chapter';
import { savedBy } from './support/download';
import { connect } from './support/shared-browser';

/** As many cells as run together within the time that a run may take. */
const TOGETHER = 14;

let page: WatchedPage;
beforeAll(async () => {
  page = await newPage(await connect());
  await page.goto(`${inject('siteUrl')}/cells`);
  await chapter(page).ready();
});
afterAll(() => page?.close());

/** Opens these cells as a file of the page's own kind, runs all of them, and saves what they show. */
async function runInPage(codes: readonly string[]) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Open', exact: true }).click(),
  ]);
  const buffer = Buffer.from(writeNotebook(notebookOf(codes)));
  await chooser.setFiles({ name: 'cells.json', mimeType: 'application/json', buffer });
  await expect.poll(() => page.getByRole('textbox', { name: 'Code' }).count()).toBe(codes.length);
  const runAll = page.getByRole('button', { name: 'Run all' });
  await runAll.click();
  await page.getByRole('region', { name: `Output of cell ${codes.length}`, exact: true }).waitFor();
  await runAll.waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  const saved = readNotebook((await savedBy(page, 'Cells, to open here again')).toString());
  return saved?.cells.map(({ result }) => result) ?? [];
}

const cells = Object.entries(CHAPTER_CELLS).map(([name, { code }]) => ({ name, code }));
const inRuns = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / TOGETHER) }, (_, i) =>
    all.slice(i * TOGETHER, (i + 1) * TOGETHER),
  );

test.each(inRuns(codedFiles).map((files, i) => ({ run: i + 1, files })))(
  'in a browser the code of every figure shows its recorded answer, run $run',
  async ({ files }) => {
    const recorded = await Promise.all(files.map(recordedCode));
    const results = await runInPage(recorded.map(({ code }) => code));
    for (const [i, { code, shown }] of recorded.entries()) {
      expect(results[i]?.error, code).toBeUndefined();
      expectShown(results[i]?.outputs ?? [], shown, code);
    }
  },
);

test.each(inRuns(cells).map((some, i) => ({ run: i + 1, some })))(
  'and every cell of the chapters shows its recorded output, run $run',
  async ({ some }) => {
    const recorded = decode(recordedCells.outputs) as Record<string, readonly Output[]>;
    const results = await runInPage(some.map(({ code }) => code));
    for (const [i, { name, code }] of some.entries()) {
      expect(results[i]?.error, name).toBeUndefined();
      expectShown(results[i]?.outputs ?? [], (recorded[name] ?? []).map(shownBy), code);
    }
  },
);
