import { expect, test } from 'vitest';
import type { WatchedPage } from './support/browser';
import { chapter } from './support/chapter';
import { savedBy } from './support/download';
import {
  difference,
  type Held,
  held,
  intoView,
  type Layout,
  layout,
  readSvg,
  sourceOf,
} from './support/exported';
import { shareGallery } from './support/gallery';
import { quiet } from './support/rest';
import { figureSlugs } from './support/routes';
import { sharePage } from './support/shared-page';

/** EXPORT_SHOTS=/some/folder keeps the exported files. */
const shots = process.env.EXPORT_SHOTS;
/** A figure has been drawn once it has not changed for so many milliseconds; see `whileAtRest`. */
const DRAWN = 100;

const shared = sharePage();
const gallery = shareGallery();

/**
 * What an entry of a figure's menu hands to the browser as a download: it stays in the page, as the way of
 * each file over the disk costs more than to make it. Files that arrive are those of live pages, below.
 */
function handedOver(page: WatchedPage, id: string, item: string): Promise<Held> {
  return page.evaluateHandle(
    async ({ figureId, entry }) => {
      const { createObjectURL } = URL;
      const { click } = HTMLAnchorElement.prototype;
      const blobs = new Map<string, Blob>();
      const soon = async <T>(find: () => T | undefined): Promise<T> => {
        for (;;) {
          const found = find();
          if (found) return found;
          // Sooner than a frame, and nothing is drawn for it.
          await new Promise((resolve) => setTimeout(resolve, 4));
        }
      };
      try {
        let saved: Blob | undefined;
        URL.createObjectURL = (blob: Blob) => {
          const url = createObjectURL(blob);
          blobs.set(url, blob);
          return url;
        };
        HTMLAnchorElement.prototype.click = function () {
          if (this.download === '') click.call(this);
          else saved = blobs.get(this.href);
        };
        const named = (elements: Iterable<HTMLElement>, name: string) =>
          [...elements].find(({ textContent }) => textContent === name);
        const figure = document.getElementById(figureId) as HTMLElement;
        named(figure.querySelectorAll('button'), 'Export')?.click();
        const item = await soon(() =>
          named(document.querySelectorAll<HTMLElement>('[role=menuitem]'), entry),
        );
        item.click();
        const file = await soon(() => saved);
        await soon(() => document.querySelector('[role=menuitem]') === null);
        return file;
      } finally {
        URL.createObjectURL = createObjectURL;
        HTMLAnchorElement.prototype.click = click;
      }
    },
    { figureId: id, entry: item },
  );
}

/** What the menu of a figure saves. */
async function saved(
  page: WatchedPage,
  id: string,
  format: 'SVG' | 'PNG',
  prefix: string,
): Promise<Held> {
  const entry = `Figure as ${format}`;
  if (page === gallery.page && !shots) return handedOver(page, id, entry);
  await page.locator(`#${id}`).getByRole('button', { name: 'Export' }).click();
  const file = await savedBy(page, entry, shots ? { folder: shots, prefix } : undefined);
  // What is under the pointer is drawn otherwise.
  await page.mouse.move(0, 0);
  return held(page, file, format === 'SVG' ? 'image/svg+xml' : 'image/png');
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

type Difference = Awaited<ReturnType<typeof difference>>;

/** The exported picture is the one on the page. */
function expectSame(id: string, { mean, apart }: Difference): void {
  expect(mean, `${id}: mean difference of a pixel`).toBeLessThan(8);
  expect(apart, `${id}: share of the picture that differs`).toBeLessThan(0.03);
}

/**
 * Saves every figure of a page: on light paper as SVG, and as PNG, which is drawn from the SVG.
 *
 * @param papers are those of the PNG
 */
async function expectFiles(
  page: WatchedPage,
  slug: string,
  papers: readonly ('light' | 'dark')[],
): Promise<void> {
  const ids = await page
    .locator('figure[id]:has(button:text-is("Export"))')
    .evaluateAll((all) => all.map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(0);
  for (const id of ids) {
    await intoView(page, id);
    const [shown, { svg, apart }] = await whileAtRest(page, id, async () => {
      const file = await saved(page, id, 'SVG', slug);
      return {
        svg: readSvg(await sourceOf(file)),
        apart: await difference(page, id, file),
      };
    });
    expect(svg.problems, id).toEqual([]);
    expect(svg.title, id).toBe(shown.title);
    expect(svg.drawings, `${id}: drawings`).toBe(shown.drawings);
    expect(svg.images, `${id}: canvases`).toBeGreaterThanOrEqual(shown.canvases);
    expect(svg.text, id).toContain('Inside GPT-2');
    for (const text of shown.texts) expect(svg.text, id).toContain(text);
    expectSame(id, apart);
  }
  for (const paper of papers) {
    await page.emulateMedia({ colorScheme: paper });
    for (const id of ids) {
      await intoView(page, id);
      const [, apart] = await whileAtRest(page, id, async () => {
        const file = await saved(page, id, 'PNG', `${slug}-${paper}`);
        return difference(page, id, file);
      });
      expectSame(id, apart);
    }
  }
}

// Where every figure is; see gallery.test.ts.
test.each(figureSlugs)(
  '%s: the exported files of every figure look like it, on light paper and on dark',
  async (slug) => {
    const { page } = gallery;
    await page.emulateMedia({ colorScheme: 'light' });
    await gallery.open(slug);
    await expectFiles(page, slug, ['dark']);
    const problems = page.problems.all().filter((line) => !/\/(models|ort)\//.test(line));
    expect(problems).toEqual([]);
  },
  300_000,
);

// The lab has a figure that is not in the gallery, too. Here files go the whole way, to the disk.
test.each(['introduction', 'lab'])(
  '%s: so do those of what the model answers',
  async (slug) => {
    const page = await shared.visit(`/${slug}`);
    await chapter(page).ready();
    await expectFiles(page, `${slug}-live`, ['light', 'dark']);
    expect(page.problems.all()).toEqual([]);
  },
  300_000,
);
