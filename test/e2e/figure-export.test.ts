import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { lab, readyChapters } from '@/content/chapters';
import { launch, newPage, type WatchedPage } from './support/browser';
import { atRest, difference, layout, readSvg } from './support/exported';

/** EXPORT_SHOTS=/some/folder keeps the exported files. */
const shots = process.env.EXPORT_SHOTS;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

/** What the menu of a figure saves. */
async function saved(page: WatchedPage, id: string, item: string, keep: string): Promise<Buffer> {
  await page.locator(`#${id}`).getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ]);
  if (shots) {
    mkdirSync(shots, { recursive: true });
    await download.saveAs(join(shots, `${keep}-${download.suggestedFilename()}`));
  }
  return readFile(await download.path());
}

describe.each([...readyChapters, lab].map(({ slug }) => slug))('%s', (slug) => {
  test.each([false, true])(
    'dark %s: the exported files of every figure look like it',
    async (dark) => {
      const page = await newPage(browser, { dark });
      await page.goto(`${inject('siteUrl')}/${slug}`);
      await page.getByText('storybook is ready').waitFor({ timeout: 60_000 });
      const ids = await page
        .locator('figure[id]:has(button:text-is("Export"))')
        .evaluateAll((all) => all.map(({ id }) => id));
      expect(ids.length).toBeGreaterThan(0);
      const keep = `${slug}${dark ? '-dark' : ''}`;
      for (const id of ids) {
        await page.locator(`#${id}`).scrollIntoViewIfNeeded();
        await atRest(page, id);
        const before = await layout(page, id);
        const svg = readSvg((await saved(page, id, 'Figure as SVG', keep)).toString('utf8'));
        expect(svg.problems, id).toEqual([]);
        expect(svg.title, id).toBe(before.title);
        expect(svg.drawings, `${id}: drawings`).toBe(before.drawings);
        expect(svg.images, `${id}: canvases`).toBeGreaterThanOrEqual(before.canvases);
        expect(svg.text, id).toContain('Inside GPT-2');
        for (const text of before.texts) expect(svg.text, id).toContain(text);

        const png = await saved(page, id, 'Figure as PNG', keep);
        const { mean, apart } = await difference(page, id, png);
        expect(mean, `${id}: mean difference of a pixel`).toBeLessThan(8);
        expect(apart, `${id}: share of the picture that differs`).toBeLessThan(0.03);
      }
      expect(page.problems.all()).toEqual([]);
      await page.close();
    },
    600_000,
  );
});
