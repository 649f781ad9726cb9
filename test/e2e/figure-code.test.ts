import { beforeEach, expect, test } from 'vitest';
import type { WatchedPage } from './support/browser';
import { chapter } from './support/chapter';
import { follow, shareRoute } from './support/shared-page';
import { violations } from './support/violations';

const shared = shareRoute('/masked-attention', (page) => chapter(page).ready());
let page: WatchedPage;
beforeEach(() => {
  page = shared.page;
});

/** Opens the code of the attention map. */
async function openCode() {
  const figure = page.getByRole('figure', { name: 'Attention map', exact: true });
  await figure.getByRole('button', { name: 'Code' }).click();
  const cell = figure.getByRole('region', { name: 'Code of Attention map' });
  const code = cell.getByRole('textbox', { name: 'Code' });
  await code.waitFor();
  return { figure, cell, code };
}

test('Code opens the cell that made a figure, with its text, layer and head; it runs and is drawn', async () => {
  const { figure, cell, code } = await openCode();
  await expect.poll(() => code.textContent()).toContain('Once upon a time');
  await figure.getByRole('radiogroup', { name: 'Layer' }).getByText('2', { exact: true }).click();
  await expect.poll(() => code.textContent()).toMatch(/\[layer, head\] = \[1, \d\]/);
  await cell.getByRole('button', { name: 'Run' }).click();
  await cell.getByRole('application', { name: /attention\[1\]\[\d\]/ }).waitFor();

  await code.click();
  await page.locator('[contenteditable]').fill('gpt2.layers * 111');
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(() => cell.getByRole('region', { name: /^Output/ }).textContent())
    .toContain('666');
  await cell.getByRole('button', { name: 'As the figure has it' }).click();
  await expect.poll(() => code.textContent()).toContain('Once upon a time');

  await cell.getByRole('tab', { name: 'Python' }).click();
  await expect
    .poll(() => cell.getByRole('tabpanel').textContent())
    .toContain('out.attentions[layer][0, head]');
  expect(await violations(page)).toEqual([]);
});

test('a figure draws what its changed code asks, and goes back to the sentence', async () => {
  // Loaded, it shows the head that it does after the reload below, and not one that was chosen before.
  await page.reload();
  await chapter(page).ready();
  const { figure, cell, code } = await openCode();
  const map = figure.locator('[data-mark=picture]');
  await expect.poll(() => code.textContent()).toContain("const text = 'Once upon a time");
  await figure.locator('[data-run=live]').waitFor();
  const sentence = await map.textContent();
  await code.click();
  const changed = `const { attention } = await gpt2.trace('The king and the', { headsOff: [[0, 0]] });
attention.at(0, 0)`;
  await page.locator('[contenteditable]').fill(changed);
  await page.keyboard.press('Control+Enter');
  const note = cell.getByText('The figure now draws what this cell has asked.');
  await note.waitFor();
  await expect.poll(() => map.textContent()).toContain('·king');
  expect(await map.textContent()).not.toContain('·upon');
  expect(await violations(page)).toEqual([]);

  // What was written is found again; the figure is its own.
  await page.reload();
  await chapter(page).ready();
  await expect.poll(() => map.textContent()).toBe(sentence);
  await figure.getByRole('button', { name: 'Code' }).click();
  await expect.poll(() => code.textContent()).toContain('The king and the');
  await cell.getByRole('button', { name: 'Run' }).click();
  await expect.poll(() => map.textContent()).toContain('·king');
  await cell.getByRole('button', { name: 'Back to the sentence' }).click();
  await expect.poll(() => map.textContent()).toBe(sentence);
  await expect.poll(() => note.count()).toBe(0);
  await cell.getByRole('button', { name: 'As the figure has it' }).click();
  await expect.poll(() => code.textContent()).toContain("const text = 'Once upon a time");
});

test('a figure whose code computes by hand is drawn of the text that its code reads', async () => {
  await follow(page, '/inside-a-block');
  const figure = page.getByRole('figure', { name: 'The residual stream', exact: true });
  await figure.getByRole('button', { name: 'Code' }).click();
  const code = figure.getByRole('textbox', { name: 'Code' });
  await code.click();
  await page.locator('[contenteditable]').fill("await gpt2.trace('The dog and the cat')");
  await page.keyboard.press('Control+Enter');
  await figure.getByText('The figure now draws what this cell has asked.').waitFor();
  await expect.poll(() => figure.getByText('·cat').count()).toBeGreaterThan(0);
  await figure.getByRole('button', { name: 'Back to the sentence' }).click();
  await expect.poll(() => figure.locator('svg').getByText('·cat').count()).toBe(0);
});

test('without its code a figure draws the sentence', async () => {
  const { figure, cell, code } = await openCode();
  const map = figure.locator('[data-mark=picture]');
  await code.click();
  await page.locator('[contenteditable]').fill("await gpt2.trace('The king')");
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => map.textContent()).toContain('·king');
  await figure.getByRole('button', { name: 'Code' }).click();
  await cell.waitFor({ state: 'detached' });
  await expect.poll(() => map.textContent()).toContain('·upon');
});

test('on a phone the code of a figure is no wider than the screen, and becomes a notebook', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { cell } = await openCode();
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
  await cell.getByRole('button', { name: 'Open as a notebook' }).click();
  await page.getByRole('region', { name: 'Cells from a link' }).waitFor();
  const first = page.getByRole('region', { name: 'Cell 1', exact: true });
  await expect.poll(() => first.textContent()).toContain('attention.at(layer, head)');
});
