import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { lab } from '@/content/chapters';
import { newPage } from './support/browser';
import { applyPrompt, chapter } from './support/chapter';
import { outside, overlaps, sideways } from './support/looks';
import { hydrated } from './support/rest';
import { routes } from './support/routes';
import { connect } from './support/shared-browser';
import { follow, sharePage } from './support/shared-page';
import { type FaultySite, startFaultySite } from './support/site';

const shared = sharePage();
let browser: Browser;
let site: FaultySite;
beforeAll(async () => {
  browser = await connect();
  site = await startFaultySite();
});
afterEach(() => site.setRules({}));
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** The weights arrive in part and then no more: the status counts bytes for as long as we look. */
const holdBack = (pages: Page | BrowserContext) =>
  pages.route(/\.(onnx|wasm)$/, () => new Promise(() => {}));

/** The height of the header. */
const high = (page: Page) =>
  page.evaluate(() => document.querySelector('header')?.getBoundingClientRect().height);

const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt' });

/** Counts requests of a page from now on; a server sees each try of the browser, too. */
function counted(page: Page, wanted: (request: Request) => boolean): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (wanted(request)) count++;
  });
  return () => count;
}

describe('while the model is on its way', () => {
  test('the header is legible in few lines, and no control leaves its column', async () => {
    const page = await newPage(browser, { width: 320, height: 640 });
    await holdBack(page);
    await page.goto(`${site.url}/`);
    await hydrated(page);
    const status = page.getByRole('banner').getByText('is loading');
    for (const route of routes) {
      // By links: the model is on its way from page to page.
      if (route !== '/') await follow(page, route);
      await status.waitFor();
      for (const width of [320, 360, 390, 430, 560, 768, 1000]) {
        await page.setViewportSize({ width, height: 640 });
        const seen = await Promise.all([overlaps(page), outside(page), sideways(page), high(page)]);
        const [onOneAnother, beyond, off, height] = seen;
        expect(onOneAnother, `${route} at ${width} px`).toEqual([]);
        expect(beyond, `${route} at ${width} px`).toEqual([]);
        expect(off, `${route} at ${width} px`).toBeLessThanOrEqual(0);
        expect(height, `${route} at ${width} px`).toBeLessThan(width < 576 ? 90 : 64);
      }
    }
    await page.close();
  }, 240_000);
});

test('of two tabs each keeps its own text over a reload, and a new one begins with the latest', async () => {
  const context = await browser.newContext();
  // What is typed is kept by the page, and needs no model.
  await holdBack(context);
  const open = async () => {
    const page = await context.newPage();
    await page.goto(`${site.url}/masked-attention`);
    return page;
  };
  /** Writes a prompt, again where the page was not yet awake. */
  const write = async (page: Page, text: string) => {
    const saved = async () => {
      await applyPrompt(page, text);
      return page.evaluate(() => sessionStorage.getItem('inside-gpt-2:prompt'));
    };
    await expect.poll(saved).toBe(JSON.stringify(text));
  };
  const [one, two] = [await open(), await open()];
  await write(one, 'The little dog');
  await write(two, 'My cat');
  await Promise.all([one.reload(), two.reload()]);
  await expect.poll(() => prompt(one).inputValue()).toBe('The little dog');
  await expect.poll(() => prompt(two).inputValue()).toBe('My cat');
  const three = await open();
  await expect.poll(() => prompt(three).inputValue()).toBe('My cat');
  await context.close();
});

describe('what is typed', () => {
  test.each(['/masked-attention', `/${lab.slug}`])(
    '%s: stays when the page is reloaded at once',
    async (route) => {
      const page = await shared.visit(route);
      await chapter(page).ready();
      await prompt(page).fill('A reader types');
      await page.reload();
      await expect.poll(() => prompt(page).inputValue()).toBe('A reader types');
      await chapter(page).ready();
      expect(await prompt(page).inputValue()).toBe('A reader types');
      expect(page.problems.all()).toEqual([]);
    },
  );

  test('stays when the server is gone, and the page that was asked for opens later', async () => {
    const page = await newPage(browser);
    await page.goto(`${site.url}/masked-attention`);
    await chapter(page).ready();
    await applyPrompt(page, 'A reader types');
    site.setRules({ '/*': { drop: true } });
    // Code that was not needed yet does not arrive; it can be asked for again.
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByText('did not arrive').waitFor();
    site.setRules({});
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    site.setRules({ '/*': { drop: true } });
    const loads = counted(page, (request) => request.isNavigationRequest());
    // No link to the Lab is fetched before it is followed.
    await page.getByRole('link', { name: lab.title, exact: true }).click();
    await page.getByText('The site cannot be reached').waitFor();
    expect(new URL(page.url()).pathname).toBe('/masked-attention');
    expect(await prompt(page).inputValue()).toBe('A reader types');
    // The model goes on working.
    await applyPrompt(page, 'The little dog');
    const chips = page.getByRole('list', { name: 'Tokens' }).first();
    await expect.poll(() => chips.textContent()).toContain('dog');

    site.setRules({});
    await page.waitForURL(`**/${lab.slug}*`);
    await page.getByRole('heading', { level: 1, name: lab.title }).waitFor();
    await expect.poll(() => page.getByText('The site cannot be reached').count()).toBe(0);
    await expect.poll(() => prompt(page).inputValue()).toBe('The little dog');
    expect(loads(), 'the page is not loaded anew').toBe(0);
    expect(page.problems.errors).toEqual([]);
    await page.close();
  });

  test('a page whose data is lost on the way, again and again, opens by its own address', async () => {
    const page = await newPage(browser);
    await page.goto(`${site.url}/masked-attention`);
    await chapter(page).ready();
    const data = `/${lab.slug}.txt`;
    const asked = counted(page, (request) => new URL(request.url()).pathname === data);
    const loads = counted(page, (request) => request.isNavigationRequest());
    site.setRules({ [data]: { drop: true } });
    await page.getByRole('link', { name: lab.title, exact: true }).click();
    // The server answers, and the page does not come.
    await expect.poll(asked).toBeGreaterThan(2);
    site.setRules({});
    await page.getByRole('heading', { level: 1, name: lab.title }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/${lab.slug}`);
    expect(loads(), 'the page is not loaded anew, and the model stays').toBe(0);
    expect(page.problems.errors).toEqual([]);
    await page.close();
  });
});

test('the wheel over a number field with the focus scrolls the page', async () => {
  const page = await shared.visit(`/${lab.slug}`);
  await chapter(page).ready();
  const length = page.getByRole('spinbutton', { name: 'Length' });
  await length.click();
  const before = [await length.inputValue(), await page.evaluate(() => scrollY)];
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(Number(before[1]));
  expect(await length.inputValue()).toBe(before[0]);
});
