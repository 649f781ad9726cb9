import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { writeLink } from '@/lib/permalink/permalink';
import { newPage, type WatchedPage } from './support/browser';
import { done, lab, linkWith, settled, shareLab, write } from './support/lab';
import { connect } from './support/shared-browser';

let browser: Browser;
beforeAll(async () => {
  browser = await connect();
});
afterAll(() => browser?.close());

const shared = shareLab();

test('a reload keeps text, tree and settings; another page and back keeps them, too', async () => {
  const { page } = shared;
  const here = lab(page);
  await here.seed.fill('7');
  await here.seed.press('Enter');
  const before = await write(page, 8);
  await page.locator(`#lab-main-${before + 3}`).click();
  await expect.poll(() => here.details.textContent()).toContain(`The token ${before + 4},`);
  const other = here.candidates.getByRole('button');
  const names = await other.allTextContents();
  const at = names.findIndex((name) => !name.includes('in the text'));
  await other.nth(at).click();
  await settled(page, before + 8);
  await here.next.click();
  await settled(page, before + 9);
  const text = await here.text.textContent();
  await page.reload();
  await here.live();
  await settled(page, before + 9);
  expect(await here.text.textContent()).toBe(text);
  expect(await here.seed.inputValue()).toBe('7');
  expect(await here.branches.count()).toBe(2);
  await page.getByRole('link', { name: 'Inside GPT-2' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Lab' }).click();
  await here.live();
  await settled(page, before + 9);
  expect(await here.text.textContent()).toBe(text);
  expect(await here.branches.count()).toBe(2);
});

test('a link shows the same text on a fresh device, and it goes on in the same way', async () => {
  const { page } = shared;
  const here = lab(page);
  await page.getByRole('switch', { name: 'Surprise' }).press('Space');
  const before = await write(page, 10);
  await linkWith(page, 10);
  const { hash } = new URL(page.url());
  const text = await here.text.textContent();
  await here.next.click();
  await here.next.click();
  await settled(page, before + 12);
  const further = await here.text.textContent();

  await shared.anew();
  await write(page, 3);
  await linkWith(page, 3);
  const own = await here.text.textContent();
  expect(await page.getByRole('switch', { name: 'Surprise' }).isChecked()).toBe(false);
  // In the page that is open; see “the page is loaded with a damaged one” for one that is loaded.
  await page.goto(`${inject('siteUrl')}/lab${hash}`);
  await expect.poll(() => here.text.textContent()).toBe(text);
  expect(await page.getByRole('switch', { name: 'Surprise' }).isChecked()).toBe(true);
  await expect.poll(() => page.locator('[role=option][data-surprise]').count()).toBeGreaterThan(10);
  await here.next.click();
  await here.next.click();
  await expect.poll(() => here.text.textContent()).toBe(further);
  // Whoever opens a link has a text of their own, too.
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect.poll(() => here.text.textContent()).toBe(own);
});

test('full storage is said, and nothing is lost while the page is open', async () => {
  const page = await newPage(browser);
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(`${inject('siteUrl')}/lab`);
  await lab(page).live();
  await settled(page);
  const before = await write(page, 4);
  await page.getByText('its storage is full or blocked').waitFor();
  expect(await lab(page).count()).toBe(before + 4);
  // The prompt's 8 tokens are not among those that were chosen.
  await linkWith(page, before + 4 - 8);
  await done(page);
});

/** There is a text, which can be continued. */
async function expectUsable(page: WatchedPage): Promise<void> {
  await settled(page);
  const before = await lab(page).count();
  expect(before).toBeGreaterThan(0);
  await lab(page).next.click();
  await settled(page, before + 1);
}

describe('links that are not as they should be', () => {
  const example = {
    model: 'storybook',
    fingerprint: 'ab12',
    prompt: [5, 6, 7],
    chosen: [8],
    settings: {
      temperature: 0.8,
      topK: 0,
      topP: 1,
      repetitionPenalty: 1,
      seed: 1,
      length: 9,
    },
    layer: 0,
    head: 0,
  };
  test.each([
    ['damaged', '#v=1&m=storybook&f=&p=!!&c=', 'This link cannot be used'],
    ['with script in it', '#v=1&m=<script>alert(1)</script>&p=AA&c=AA', 'This link cannot be used'],
    ['too long', `#v=1&p=${'A'.repeat(20_000)}`, 'it is too long'],
    ['of another version', '#v=9&x=1', 'another version of this page'],
    ['to a model nobody knows', `#${writeLink({ ...example, model: 'nobody' })}`, 'not known here'],
    [
      'with tokens beyond the vocabulary',
      `#${writeLink({ ...example, chosen: [50_000] })}`,
      'all of its tokens',
    ],
    ['from other weights', `#${writeLink(example)}`, 'another version of storybook'],
    [
      'from a model that is not here',
      `#${writeLink({ ...example, model: 'gpt2' })}`,
      'made with GPT-2',
    ],
  ])('%s: the page opens and says so', async (_, hash, message) => {
    const { page } = shared;
    // Into the page that is open: it reads its address as it does when it is loaded.
    await page.goto(`${inject('siteUrl')}/lab${hash}`);
    await page.getByRole('status').getByText(message).waitFor({ timeout: 30_000 });
    await expectUsable(page);
  });

  test('the page is loaded with a damaged one, and says so', async () => {
    const { page } = shared;
    // From another document the link loads the page anew.
    await page.goto('about:blank');
    await page.goto(`${inject('siteUrl')}/lab#v=1&m=storybook&f=&p=!!&c=`);
    await lab(page).live();
    await page.getByRole('status').getByText('This link cannot be used').waitFor();
    await expectUsable(page);
  });
});
