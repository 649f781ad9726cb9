import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';
import type { WatchedPage } from './support/browser';
import { lab, setLength, settled, shareLab, write } from './support/lab';

describe('prompts that are odd', () => {
  const shared = shareLab();
  let page: WatchedPage;
  let opened: NodeModel;
  beforeAll(async () => {
    opened = await openStorybook();
  });
  beforeEach(() => {
    page = shared.page;
  });
  const type = async (text: string) => {
    await lab(page).prompt.fill(text);
    await lab(page).prompt.press('Enter');
  };

  test.each([
    ['emoji', 'A 😀 and a 👩‍👩‍👧 went'],
    ['right-to-left text', 'שלום לך, العالم'],
    ['markup', '<script>alert(1)</script><img src=x onerror=alert(2)>'],
  ])('%s is read as text, and can be continued', async (_, text) => {
    const ids = opened.tokenize(text);
    await type(text);
    await settled(page, ids.length);
    expect(await lab(page).text.textContent()).toBe(text);
    expect(await page.locator('main img').count()).toBe(0);
    await lab(page).next.click();
    await settled(page, ids.length + 1);
  });

  test('nothing at all begins with the mark for the start of a text', async () => {
    await type('');
    await settled(page, 1);
    await page.getByText('its mark for the start of a text').waitFor();
    await lab(page).next.click();
    await settled(page, 2);
  });

  test('10,000 characters: the newest part is read, the rest is named, and it goes on', async () => {
    const text = 'once upon a time '.repeat(600).slice(0, 9999);
    const ids = opened.tokenize(text);
    await type(text);
    await settled(page, ids.length);
    await page.getByText(/Your text has [\d,]+ tokens, and the model reads at most/).waitFor();
    expect(await page.locator('[role=option][data-first]').count()).toBe(1);
    await lab(page).next.click();
    await settled(page, ids.length + 1);
  });

  test('a full context is said, and the text can go on without its oldest half', async () => {
    const { context } = opened.model.graph.shape;
    const text = 'a'.concat(' a'.repeat(context - 3));
    const length = opened.tokenize(text).length;
    await type(text);
    await settled(page, length);
    await lab(page).generate.click();
    await page.getByText('The context is full').waitFor({ timeout: 60_000 });
    await settled(page, context);
    expect(await lab(page).next.isDisabled()).toBe(true);
    await setLength(page, 2);
    await page.getByRole('button', { name: 'Go on without them' }).click();
    await settled(page, context + 2);
    const from = page.locator('[role=option][data-first]');
    expect(await from.getAttribute('data-place')).toBe(String(context / 2));
  });

  test('another prompt sets the text aside, and it can be brought back', async () => {
    await write(page, 5);
    const text = await lab(page).text.textContent();
    await type('Then');
    await settled(page, opened.tokenize('Then').length);
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await expect.poll(() => lab(page).text.textContent()).toBe(text);
  });
});
