import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { lab, myths, readyChapters, speed } from '@/content/chapters';
import { shareGallery } from './support/gallery';
import { sideways } from './support/looks';
import { measured, tooSmall } from './support/projected';
import { quiet } from './support/rest';
import { labelFaultsOf } from './support/shown-labels';
import { filesFrom } from './support/source-files';

/** GALLERY_SHOTS=/some/folder keeps a picture of every figure in every way it is looked at. */
const shots = process.env.GALLERY_SHOTS;
const WIDTHS = [1440, 768, 390];
/**
 * An older beamer of a wide screen, and one with a wall of pixels. The room of a school, with 1024 × 768,
 * is walked through in projector.test.ts.
 */
const SCREENS = [
  { width: 1280, height: 720, dark: false, states: 7 },
  { width: 1920, height: 1080, dark: true, states: 1 },
];
/** A figure is drawn anew within this many milliseconds of a change. */
const DRAWN = 100;
/** More presses than the states of any two figures take. */
const MOST_PRESSES = 40;

const chapters = readyChapters.map(({ slug }) => slug);

const gallery = shareGallery();

/**
 * Opens a page, of which nothing is painted where no picture is kept: all is laid out as ever, and only that
 * is looked at.
 */
async function open(slug: string): Promise<void> {
  await (slug === myths.slug ? gallery.load(slug) : gallery.open(slug));
  if (shots) return;
  await gallery.page.evaluate(() => {
    document.documentElement.style.clipPath = 'inset(50%)';
  });
}

const projectedId = () =>
  gallery.page.evaluate(() => document.querySelector('[data-projected]')?.id);
/** True while the figure that is projected comes after another one. */
const isLater = (id: string | null) =>
  gallery.page.evaluate((figureId) => {
    const [now, wanted] = [
      document.querySelector('[data-projected]'),
      document.getElementById(figureId ?? ''),
    ];
    if (!now || !wanted) return false;
    return (now.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING) > 0;
  }, id);
const isScrolled = () =>
  gallery.page.evaluate(() => (document.querySelector('[data-projected]')?.scrollTop ?? 0) > 0);

/** What is wrong with the labels as they are now, each line with the way they are looked at. */
async function faults(way: string): Promise<string[]> {
  await quiet(gallery.page.locator('main'), DRAWN);
  return (await labelFaultsOf(gallery.page)).map((fault) => `${way}: ${fault}`);
}

async function keep(name: string): Promise<void> {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await gallery.page.screenshot({
    path: join(shots, `${name}.png`),
    fullPage: !name.includes('projected'),
  });
}

test('the test itself finds labels on one place, a cut one, and one across a mark', async () => {
  await open(lab.slug);
  await gallery.page.setViewportSize({ width: 1440, height: 900 });
  expect(await faults('before')).toEqual([]);
  await gallery.page.evaluate(() => {
    document.querySelector('main article')?.insertAdjacentHTML(
      'beforeend',
      `<figure id="scratch">
        <svg width="300" height="80">
          <text x="10" y="20">first</text>
          <text x="16" y="24">second</text>
          <rect x="40" y="40" width="30" height="20" />
          <text x="10" y="55">across a mark</text>
          <svg x="200" y="0" width="30" height="20"><text x="2" y="15">too long</text></svg>
        </svg>
        <div style="width: 3rem; overflow: hidden; white-space: nowrap"><span>unbreakable</span></div>
        <div style="width: 3rem; overflow: auto"><span>scrolled,and,whole</span></div>
      </figure>`,
    );
  });
  expect(await faults('scratch')).toEqual([
    'scratch: scratch: “too long” is cut off',
    'scratch: scratch: “unbreakable” is cut off',
    'scratch: scratch: “second” is printed over “first”',
    'scratch: scratch: “across a mark” lies across the edge of a mark',
  ]);
});

// The page of myths comes last: it alone is not in the gallery's list, and is loaded.
describe.each([...chapters, lab.slug, speed.slug, myths.slug])('%s', (slug) => {
  beforeAll(() => open(slug));

  test('no label is cut off, printed over another, or across a mark, at any width', async () => {
    const found: string[] = [];
    for (const width of WIDTHS) {
      await gallery.page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await gallery.page.emulateMedia({ colorScheme });
        found.push(...(await faults(`${width} px, ${colorScheme}`)));
        await keep(`${slug}-${width}-${colorScheme}`);
      }
      expect(
        await sideways(gallery.page),
        `${width} px: the page runs off sideways`,
      ).toBeLessThanOrEqual(0);
    }
    expect(found).toEqual([]);
  });

  test.each(SCREENS)(
    'nor projected at $width × $height, dark $dark',
    async ({ width, height, dark, states }) => {
      await gallery.page.setViewportSize({ width, height });
      await gallery.page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
      const found: string[] = [];
      const figures = await gallery.page.locator('main figure[id]').all();
      expect(figures.length).toBeGreaterThan(0);
      for (const figure of figures) {
        const id = await figure.getAttribute('id');
        await figure.evaluate((element) => element.scrollIntoView({ block: 'center' }));
        await gallery.page.keyboard.press('p');
        // Of figures near each other another one may be projected.
        for (let press = 0; press < MOST_PRESSES && (await projectedId()) !== id; press++) {
          await gallery.page.keyboard.press((await isLater(id)) ? 'ArrowLeft' : 'ArrowRight');
        }
        expect(await projectedId()).toBe(id);
        for (let state = 0; state < states; state++) {
          const way = `projected, ${width} px, state ${state}`;
          const shown = await measured(gallery.page);
          expect(shown.beside, `${id} runs off sideways`).toBeLessThanOrEqual(0);
          const lines = [
            ...(await labelFaultsOf(gallery.page)),
            ...tooSmall(shown, { width, height }),
          ];
          found.push(...lines.map((fault) => `${way}: ${fault}`));
          await keep(`${slug}-projected-${width}-${id}-${state}`);
          if (state === states - 1) break;
          await gallery.page.keyboard.press('ArrowRight');
          // The states come first; then a figure that is higher than the screen is scrolled.
          if ((await projectedId()) !== id || (await isScrolled())) break;
        }
        await gallery.page.keyboard.press('Escape');
      }
      expect(found).toEqual([]);
    },
  );
});

test.each([...chapters, speed.slug])('every figure of %s is in the gallery', async (slug) => {
  const idsOf = async (path: string) => {
    const html = await (await fetch(inject('siteUrl') + path)).text();
    return [...html.matchAll(/<figure [^>]*?id="([^"]+)"/g)].map(([, id]) => id);
  };
  const inChapter = await idsOf(`/${slug}`);
  expect(inChapter.length).toBeGreaterThan(0);
  expect(await idsOf(`/gallery/${slug}`)).toEqual(inChapter);
});

test('every widget is in the gallery', () => {
  const folder = 'components/widgets';
  const drawn = filesFrom('app/gallery/figures.tsx')
    .filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.tsx'))
    .map((path) => path.split('/')[2]);
  expect([...new Set(drawn)].sort()).toEqual(readdirSync(folder).sort());
});

test('search engines are told to leave the gallery out, and no page links to it', async () => {
  const textOf = async (path: string) => (await fetch(inject('siteUrl') + path)).text();
  for (const path of ['/gallery', `/gallery/${chapters[0]}`]) {
    expect(await textOf(path), path).toContain('<meta name="robots" content="noindex, nofollow"/>');
  }
  for (const path of ['/', ...chapters.map((slug) => `/${slug}`), `/${lab.slug}`]) {
    expect(await textOf(path), path).not.toContain('href="/gallery');
  }
});
