import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Frame, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { chapterFigures } from '@/app/figure-list';
import { newPage, type WatchedPage } from './support/browser';
import { chapter } from './support/chapter';
import { sideways } from './support/looks';
import { connect } from './support/shared-browser';
import { violations } from './support/violations';

/** What docs/hosting.md tells pages that want the frame to fit. */
const FIT = `addEventListener('message', ({ data, source }) => {
  if (data?.type !== 'inside-gpt-2:height') return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === source) frame.height = data.height;
  }
});`;

const site = inject('siteUrl');
let browser: Browser;
let foreign: Server;
let page: WatchedPage;
beforeAll(async () => {
  browser = await connect();
  page = await newPage(browser);
  // As a browser that gives pages in foreign frames no storage.
  await page.addInitScript(() => {
    if (window === window.top) return;
    for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    }
  });
  foreign = createServer((request, response) => {
    const framed = new URL(request.url ?? '/', 'http://foreign').searchParams.get('frame') ?? '';
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(
      `<!doctype html><title>A lesson</title><script>${FIT}</script>
      <iframe src="${framed.replaceAll('&', '&amp;')}" width="100%" height="300"></iframe>`,
    );
  });
  await new Promise<void>((done) => foreign.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  await page?.close();
  await browser?.close();
  foreign?.close();
});

/** Shows a page of the site in a frame of a page of another site, as its name tells browsers. */
async function frame(path: string): Promise<Frame> {
  const { port } = foreign.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/?frame=${encodeURIComponent(site + path)}`;
  await page.goto(address);
  const [, framed] = page.frames();
  if (!framed) throw new Error('the page has no frame');
  return framed;
}

/** What went wrong in the page. To it, all of the figure is another site's. */
const ownProblems = () =>
  page.problems.all().filter((problem) => !problem.startsWith(`foreignRequests: ${site}/`));

test('a figure in a page of another site predicts what comes after the sentence of its link', async () => {
  const framed = await frame('/embed/auto-regression/next-token?prompt=The+cat+sat+on+the');
  await framed.getByText('storybook is ready').waitFor({ timeout: 60_000 });
  const field = framed.getByRole('textbox', { name: 'Prompt' });
  await expect.poll(() => field.inputValue()).toBe('The cat sat on the');
  const figure = framed.getByRole('figure', { name: 'What may come next' });
  await figure.getByText('Live run.').waitFor();
  expect(await framed.evaluate(() => crossOriginIsolated)).toBe(false);

  const first = framed.getByRole('list', { name: 'Next-token probabilities' }).getByRole('button');
  const before = await first.first().textContent();
  await framed.getByRole('button', { name: 'Next token' }).click();
  await expect.poll(() => first.first().textContent()).not.toBe(before);
  await field.fill('Once upon a');
  await field.press('Enter');
  await expect.poll(() => first.first().textContent()).toMatch(/·time/);
});

test('it shows this figure alone, leads to its chapter, and tells how high it is', async () => {
  const [, framed] = page.frames();
  if (!framed) throw new Error('the page has no frame');
  const shown = framed.locator('main figure[id]:visible');
  expect(await shown.evaluateAll((all) => all.map(({ id }) => id))).toEqual(['next-token']);
  const back = framed.getByRole('link', { name: /What may come next in “Auto-regression”/ });
  expect(await back.getAttribute('href')).toBe('/auto-regression#next-token');
  expect(await back.getAttribute('target')).toBe('_blank');
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expect
      .poll(async () => {
        const told = Number(await page.locator('iframe').getAttribute('height'));
        return told - (await framed.evaluate(() => document.documentElement.scrollHeight));
      })
      .toBe(0);
    expect((await framed.getByRole('main').boundingBox())?.height).toBeGreaterThan(300);
    expect(await sideways(framed), `${width} px`).toBeLessThanOrEqual(0);
    expect(await violations(framed), `${width} px`).toEqual([]);
  }
  expect(ownProblems()).toEqual([]);
});

test('no other page lets itself be framed', async () => {
  for (const path of ['/auto-regression', '/gallery/learning']) {
    const framed = await frame(path);
    await expect.poll(() => framed.url()).toBe('chrome-error://chromewebdata/');
  }
  const isolated = await frame('/embed/learning/surprise');
  await isolated.getByRole('figure').waitFor();
  page.problems.clear();
});

test('what leads from a framed figure into the notebook opens a tab, and the figure stays', async () => {
  const framed = await frame('/embed/introduction/model-map');
  const opened = async (press: Locator) => {
    const [tab] = await Promise.all([page.context().waitForEvent('page'), press.click()]);
    await tab.waitForURL(/^http/);
    const { pathname } = new URL(tab.url());
    await tab.close();
    return pathname;
  };
  await framed.getByText('storybook is ready').waitFor({ timeout: 60_000 });
  expect(await opened(framed.getByRole('link', { name: 'Masked attention' }))).toBe(
    '/masked-attention',
  );
  await framed.getByRole('button', { name: 'Code' }).click();
  expect(await opened(framed.getByRole('button', { name: 'Open as a notebook' }))).toBe('/cells');
  expect(new URL(framed.url()).pathname).toBe('/embed/introduction/model-map');
  expect(ownProblems()).toEqual([]);
});

test('“Copy embed” makes the code that shows the figure as it stands here', async () => {
  await page.goto(`${site}/masked-attention`);
  await chapter(page).ready();
  await chapter(page).prompt.fill('A dog and a bird');
  await chapter(page).prompt.press('Enter');
  const figure = page.getByRole('figure', { name: 'Attention map' });
  for (const [group, number] of [
    ['Layer', '5'],
    ['Head', '7'],
  ] as const) {
    const choice = figure.getByRole('radiogroup', { name: group });
    await choice.getByText(number, { exact: true }).click();
  }
  const name = 'Attention map of layer 5, head 7; arrow keys walk its cells';
  await figure.getByRole('application', { name }).waitFor();
  await figure.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Copy embed' }).click();
  const dialog = page.getByRole('dialog', { name: 'Embed this figure' });
  const code = await dialog.getByRole('textbox', { name: 'Code' }).inputValue();
  await dialog.getByText(/The code is (copied|selected)/).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(code).toContain('title="Attention map"');
  const source = /src="([^"]+)"/.exec(code)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(source.startsWith(`${site}/embed/masked-attention/attention-map?`)).toBe(true);

  const framed = await frame(source.slice(site.length));
  await framed.getByRole('application', { name }).waitFor();
  const field = framed.getByRole('textbox', { name: 'Prompt' });
  await expect.poll(() => field.inputValue()).toBe('A dog and a bird');
});

/** The server would compress each of a hundred pages for one look at it. */
const UNCOMPRESSED = { headers: { 'Accept-Encoding': 'identity' } };

test.each(Object.entries(chapterFigures))(
  'each figure of %s has such a page, complete without scripts, and not for search engines',
  async (slug, figures) => {
    const textOf = async (path: string) => (await fetch(site + path, UNCOMPRESSED)).text();
    const titles = (html: string) =>
      [...html.matchAll(/<figure [^>]*?id="([^"]+)".*?-title">([^<]+)</gs)].map(
        ([, id, title]) => `${id}: ${title}`,
      );
    const expected = figures.map(({ id, title }) => `${id}: ${title}`);
    expect(titles(await textOf(`/${slug}`))).toEqual(expected);
    for (const { id, title } of figures) {
      const response = await fetch(`${site}/embed/${slug}/${id}`, UNCOMPRESSED);
      expect(response.headers.get('Content-Security-Policy')).toContain('frame-ancestors *');
      const html = await response.text();
      expect(html).toContain('<meta name="robots" content="noindex, nofollow"/>');
      expect(titles(html)).toContain(`${id}: ${title}`);
      expect(html).not.toContain('<header');
      // What an anchor leads to is not there, and the link is hidden; see EmbedFrame.module.css.
      const staying = [...html.matchAll(/<a (?!href="#)[^>]*>/g)]
        .map(([link]) => link)
        .filter((link) => !/target="_blank"/.test(link) || !/rel="noopener"/.test(link));
      expect(staying).toEqual([]);
    }
    expect((await textOf(`/${slug}`)).includes('/embed/')).toBe(false);
  },
);
