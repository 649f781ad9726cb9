import { expect, inject, test } from 'vitest';
import { KEYS, keyName } from '@/components/keys/keys';
import { routes } from './support/routes';
import { sharePage } from './support/shared-page';
import { violations } from './support/violations';

const reader = sharePage();
const site = inject('siteUrl');

/** Keys of what is only there once a cell has shown it. */
const LATER = new Set(['cells/Drawings.tsx']);

test('? lists the keys of this page and no others, and they do what it says', async () => {
  const page = await reader.visit('/masked-attention');
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys on this page' });
  await dialog.waitFor();
  const listed = await dialog.getByRole('heading', { level: 3 }).allTextContents();
  expect(listed).toContain('Map of weights');
  expect(listed).not.toContain('Tree of texts');
  expect(await dialog.locator('kbd').allTextContents()).toContain(keyName('p'));
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog.isVisible()).toBe(false);
  await page.getByRole('figure', { name: 'Attention map' }).scrollIntoViewIfNeeded();
  await page.keyboard.press('p');
  await page.getByRole('region', { name: 'Projector' }).waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('contentinfo').getByRole('button', { name: 'Keys' }).click();
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect(page.problems.all()).toEqual([]);
});

test('every control whose keys are listed is on some page', async () => {
  const selectors = KEYS.flatMap(({ handler, on }) => (on && !LATER.has(handler) ? [on] : []));
  const page = await reader.visit('/learning');
  const missing = await page.evaluate(
    async ({ addresses, wanted }) => {
      const left = new Set(wanted);
      for (const address of addresses) {
        const html = await (await fetch(address)).text();
        const parsed = new DOMParser().parseFromString(html, 'text/html');
        for (const one of [...left]) if (parsed.querySelector(one)) left.delete(one);
      }
      return [...left];
    },
    { addresses: routes.map((route) => site + route), wanted: selectors },
  );
  expect(missing).toEqual([]);
});

test('what was read is marked in the map of the page and on the contents page, until it is forgotten', async () => {
  const page = await reader.visit('/learning');
  const map = page.getByRole('navigation', { name: 'On this page' });
  const last = map.getByRole('link').last();
  await last.focus();
  await page.keyboard.press('Enter');
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  const read = map.getByText('read', { exact: true });
  await expect.poll(() => read.count()).toBeGreaterThan(0);
  const sections = await map.getByRole('link').count();
  expect(await read.count()).toBeLessThan(sections);

  await page.getByRole('banner').getByRole('link', { name: 'Inside GPT-2' }).click();
  const words = page.getByText(new RegExp(`\\d+ of ${sections} sections read`));
  await words.waitFor();
  const kept = 'inside-gpt-2:progress';
  expect(await page.evaluate(() => Object.keys(localStorage))).toContain(kept);
  await page.reload();
  await words.waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Forget it' }).click();
  await page.getByText('This device will remember').waitFor();
  expect(await words.count()).toBe(0);
  // What another visit begins with.
  expect(await page.evaluate(() => Object.keys(localStorage))).not.toContain(kept);
  expect(page.problems.all()).toEqual([]);
});

test('a mistake is reported with the page, the section and the version', async () => {
  const page = await reader.visit('/learning');
  await page.locator('main h2[id]').last().scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.getByRole('button', { name: 'Report a mistake on this page' }).click();
  const dialog = page.getByRole('dialog', { name: 'Report a mistake' });
  const text = await dialog.getByRole('textbox', { name: 'Text' }).inputValue();
  expect(text).toMatch(/Page: \S+\/learning#[\w-]+; Model: storybook; Version: \d+\.\d+\.\d+/);
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect(page.problems.all()).toEqual([]);
});
