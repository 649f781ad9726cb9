import { expect, inject, test } from 'vitest';
import { glossary } from '@/content/glossary';
import { newPage } from './support/browser';
import { connect } from './support/shared-browser';
import { sharePage } from './support/shared-page';

const shared = sharePage();

test('a word leads to the section of a chapter that explains it', async () => {
  const page = await shared.visit('/glossary');
  const results = page.getByRole('search').getByRole('listitem');
  await page.getByRole('searchbox', { name: 'Search all chapters' }).fill('perplexity');
  await expect.poll(() => results.count()).toBeGreaterThan(0);
  const link = results.first().getByRole('link');
  expect(await link.textContent()).toMatch(/^Learning: /);
  await link.click();
  await page.waitForURL('**/learning#*');
  const id = new URL(page.url()).hash.slice(1);
  await expect
    .poll(() =>
      page.evaluate((heading) => {
        const { top } = document.getElementById(heading)?.getBoundingClientRect() ?? { top: -1 };
        return top >= 0 && top < innerHeight / 2;
      }, id),
    )
    .toBe(true);
  expect(page.problems.all()).toEqual([]);
});

test('what is nowhere is said to be nowhere', async () => {
  const page = await shared.visit('/glossary');
  await page.getByRole('searchbox', { name: 'Search all chapters' }).fill('xylophone');
  await page.getByText('Nothing was found').waitFor();
});

test('without JavaScript the glossary has every term, with its chapter', async () => {
  const browser = await connect();
  const page = await newPage(browser, { js: false });
  await page.goto(`${inject('siteUrl')}/glossary`);
  const terms = await page.getByRole('main').getByRole('term').allTextContents();
  expect(terms.sort()).toEqual(
    Object.values(glossary)
      .map(({ term }) => term)
      .sort(),
  );
  expect(await page.getByRole('definition').getByRole('link').count()).toBeGreaterThan(20);
  expect(await page.getByRole('searchbox').count()).toBe(0);
  await browser.close();
});
