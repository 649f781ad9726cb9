import { describe, expect, test } from 'vitest';
import type { WatchedPage } from './support/browser';
import { savedBy } from './support/download';
import { difference, type Layout, layout, readSvg } from './support/exported';
import { quiet } from './support/rest';
import { figureSlugs } from './support/routes';
import { sharePage } from './support/shared-page';

/** EXPORT_SHOTS=/some/folder keeps the exported files. */
const shots = process.env.EXPORT_SHOTS;
/** A figure has been drawn once it has not changed for so many milliseconds; see `whileAtRest`. */
const DRAWN = 100;

const shared = sharePage();

/** What the menu of a figure saves. */
async function saved(page: WatchedPage, id: string, item: string, prefix: string): Promise<Buffer> {
  await page.locator(`#${id}`).getByRole('button', { name: 'Export' }).click();
  return savedBy(page, item, shots ? { folder: shots, prefix } : undefined);
}

/** Saves a figure, again if the model's answer came meanwhile and changed it. */
async function whileAtRest<T>(
  page: WatchedPage,
  id: string,
  save: (shown: Layout) => Promise<T>,
): Promise<readonly [Layout, T]> {
  for (;;) {
    await quiet(page.locator(`#${id}`), DRAWN);
    const before = await layout(page, id);
    const file = await save(before);
    const after = await layout(page, id);
    if (JSON.stringify(after) === JSON.stringify(before)) return [before, file];
  }
}

/** How far the exported picture is from the one on the page. */
const apartOf = async (page: WatchedPage, id: string, prefix: string) =>
  difference(page, id, await saved(page, id, 'Figure as PNG', prefix));

/** The exported picture is the one on the page. */
function expectSame(id: string, { mean, apart }: Awaited<ReturnType<typeof apartOf>>): void {
  expect(mean, `${id}: mean difference of a pixel`).toBeLessThan(8);
  expect(apart, `${id}: share of the picture that differs`).toBeLessThan(0.03);
}

describe.each(figureSlugs)('%s', (slug) => {
  test('the exported files of every figure look like it, on light paper and on dark', async () => {
    const page = await shared.visit(`/${slug}`);
    await page.getByText('storybook is ready').waitFor({ timeout: 60_000 });
    const ids = await page
      .locator('figure[id]:has(button:text-is("Export"))')
      .evaluateAll((all) => all.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) {
      await page.locator(`#${id}`).scrollIntoViewIfNeeded();
      const [shown, { svg, apart }] = await whileAtRest(page, id, async () => ({
        svg: readSvg((await saved(page, id, 'Figure as SVG', slug)).toString('utf8')),
        apart: await apartOf(page, id, slug),
      }));
      expect(svg.problems, id).toEqual([]);
      expect(svg.title, id).toBe(shown.title);
      expect(svg.drawings, `${id}: drawings`).toBe(shown.drawings);
      expect(svg.images, `${id}: canvases`).toBeGreaterThanOrEqual(shown.canvases);
      expect(svg.text, id).toContain('Inside GPT-2');
      for (const text of shown.texts) expect(svg.text, id).toContain(text);
      expectSame(id, apart);
    }
    // A PNG is the SVG as the browser draws it: it has all that the dark changes.
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const id of ids) {
      await page.locator(`#${id}`).scrollIntoViewIfNeeded();
      const [, apart] = await whileAtRest(page, id, () => apartOf(page, id, `${slug}-dark`));
      expectSame(id, apart);
    }
    expect(page.problems.all()).toEqual([]);
  }, 300_000);
});
