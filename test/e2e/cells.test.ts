import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { startingCells } from '@/content/cells';
import { UNHURRIED } from '@/lib/engine/task';
import { forwardPass } from '@/lib/engine/tasks/inspect';
import { nextTokenDistribution } from '@/lib/engine/tasks/next-token-distribution';
import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import { fixed } from '@/lib/text/fixed';
import { formatPercent } from '@/lib/text/format-probability';
import { textOf, tokenLabel } from '@/lib/text/token-text';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';
import { newPage, type WatchedPage } from './support/browser';
import { inFirefox } from './support/browser-name';
import { cellOf, openCells } from './support/cells';
import { chapter } from './support/chapter';
import { savedBy } from './support/download';
import { connect } from './support/shared-browser';
import { shareRoute } from './support/shared-page';
import { violations } from './support/violations';

let browser: Browser;
let opened: NodeModel;
beforeAll(async () => {
  [browser, opened] = await Promise.all([connect(), openStorybook()]);
});
afterAll(() => browser?.close());

/** The likeliest next tokens of a text, by the same model in Node. */
async function likeliest(text: string, named: number) {
  const ids = opened.tokenize(text);
  const place = { ids, promptLength: ids.length, place: ids.length };
  const request = { ...place, settings: { temperature: 1 }, named };
  const { candidates } = await nextTokenDistribution(opened, request, UNHURRIED);
  return candidates.map(({ id, probability }) => {
    return `${tokenLabel(opened.vocabulary.token(id))} ${formatPercent(probability)}`;
  });
}

/** What the bars say of the three likeliest tokens: what a head that is off adds, in points. */
async function changes(text: string, head: readonly [number, number]) {
  const ids = opened.tokenize(text);
  const shares = async (headsOff: readonly (readonly [number, number])[]) => {
    const pass = await forwardPass(opened, { ids, parts: ['lastLogits'], headsOff });
    return softmax(pass.lastLogits ?? new Float32Array(1));
  };
  const [own, off] = [await shares([]), await shares([head])];
  return topK(own, 3).map((id) => {
    const points = 100 * ((off[id] ?? 0) - (own[id] ?? 0));
    return textOf([opened.vocabulary.token(id)]) + fixed(points, 3);
  });
}

test.skipIf(inFirefox)(
  'without JavaScript the code can be read, and nothing offers to run it',
  async () => {
    const page = await newPage(browser, { js: false });
    await page.goto(`${inject('siteUrl')}/cells`);
    for (const [i, { code }] of startingCells.entries()) {
      expect(await cellOf(page, i + 1).code.textContent()).toBe(code);
      expect(await cellOf(page, i + 1).run.isVisible()).toBe(false);
    }
    await page.close();
  },
);

const shared = shareRoute('/cells', (page) => chapter(page).ready());
let page: WatchedPage;
beforeEach(() => {
  page = shared.page;
});

test('no editor is loaded before a cell is touched', async () => {
  expect(await page.locator('[contenteditable]').count()).toBe(0);
  await cellOf(page).code.click();
  await expect.poll(() => page.locator('[contenteditable]').count()).toBe(1);
});

describe('a first path', () => {
  test('change the sentence, switch off a head, see what has changed', async () => {
    const first = cellOf(page, 1);
    await first.run.click();
    const list = first.output.getByRole('listitem');
    await expect.poll(() => list.count()).toBe(9);
    const sentence = /const text = '(.*)'/.exec(startingCells[0]?.code ?? '')?.[1] ?? '';
    const shown = (await list.allTextContents()).slice(0, 8).map((text) => text.trim());
    expect(shown).toEqual(await likeliest(sentence, 8));

    await first.code.click();
    await page
      .locator('[contenteditable]')
      .fill(
        "const text = 'The king and the';\nconst next = await gpt2.next(text, { top: 3 });\nnext",
      );
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => list.count()).toBe(4);
    const changed = (await list.allTextContents()).slice(0, 3).map((text) => text.trim());
    expect(changed).toEqual(await likeliest('The king and the', 3));

    // Each runs those above it first: it sees the new sentence.
    await page.getByRole('button', { name: 'Run all' }).click();
    const map = cellOf(page, 2).output;
    await map.getByRole('application', { name: /attention\[\d\]\[\d\]/ }).waitFor();
    const bars = cellOf(page, 4).output.locator('[data-mark=signed-bar]');
    await expect.poll(() => bars.count()).toBe(3);

    // Another head than the cell came with, and on from cell to cell by Shift-Enter.
    const head = [0, 3] as const;
    await cellOf(page, 2).code.click();
    await page
      .locator('[contenteditable]:focus')
      .fill(
        `const [layer, head] = [${head}];\nconst { attention } = await gpt2.trace(text);\nattention.at(layer, head)`,
      );
    await page.keyboard.press('Shift+Enter');
    await map.getByRole('application', { name: 'attention[0][3]' }).waitFor();
    await page.keyboard.press('Shift+Enter');
    const without = cellOf(page, 3);
    await without.run.waitFor();
    await page.keyboard.press('Shift+Enter');
    await expect
      .poll(() => bars.allTextContents())
      .toEqual(await changes('The king and the', head));
    expect(await violations(page)).toEqual([]);
  });

  test('by keyboard alone', async () => {
    await cellOf(page, 1).region.focus();
    await page.keyboard.press('Enter');
    await page.locator('[contenteditable]').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('1 + 1');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(() => cellOf(page, 1).output.textContent()).toContain('2');
    const focused = () =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await expect.poll(focused).toBe('Cell 2');
    const cells = page.getByRole('region', { name: /^Cell \d+$/ });
    const count = await cells.count();
    await page.keyboard.press('a');
    await expect.poll(() => cells.count()).toBe(count + 1);
    await expect.poll(focused).toBe('Cell 2');
    await page.keyboard.press('d');
    await page.keyboard.press('d');
    await expect.poll(() => cells.count()).toBe(count);
    await page.keyboard.press('ArrowUp');
    await expect.poll(focused).toBe('Cell 1');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Cell 1');
  });

  test('on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const { code, run, output } = cellOf(page, 1);
    await code.click();
    await page.locator('[contenteditable]').fill('gpt2.layers * 7');
    await run.click();
    await expect
      .poll(() => output.textContent())
      .toContain(String(opened.model.graph.shape.layers * 7));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  });
});

test('an error is told with its line, also one of a cell above', async () => {
  await openCells(page, 'const a = 1;\n\nnull.b;', 'a + 1', 'const x: = 1');
  await cellOf(page, 1).run.click();
  await expect
    .poll(() => cellOf(page, 1).output.getByRole('alert').textContent())
    // Each browser has its own words for it.
    .toMatch(/^Line 3\. TypeError: .*\bnull\b/);
  await cellOf(page, 2).run.click();
  await expect
    .poll(() => cellOf(page, 2).output.getByRole('alert').textContent())
    .toContain('Cell 1, which runs first, line 3. ');
  await openCells(
    page,
    'const x: = 1',
    "const t = await gpt2.trace('a');\nt.attention\n  .at(99)",
    'await gpt2.next(\n  [-1])',
  );
  await cellOf(page, 1).run.click();
  await expect
    .poll(() => cellOf(page, 1).output.getByRole('alert').textContent())
    .toMatch(/^Line 1\. SyntaxError/);
  await openCells(page, 'let a = 1;\nlet a = 2;');
  await cellOf(page, 1).run.click();
  await expect
    .poll(() => cellOf(page, 1).output.getByRole('alert').textContent())
    .toMatch(/^Line 2\. SyntaxError: .*\ba\b/);
});

test('the line of an error inside of gpt2 is the line that called it', async () => {
  await openCells(page, 'const ok = 1;\nawait gpt2.next([-1]);');
  await cellOf(page, 1).run.click();
  await expect
    .poll(() => cellOf(page, 1).output.getByRole('alert').textContent())
    .toBe('Line 2. ids.0: at least 0');
});

test('cells and what they showed outlive a reload; Reset and Delete can be undone', async () => {
  const { code, run, output } = cellOf(page, 1);
  await code.click();
  await page.locator('[contenteditable]').fill("display(tensor([1, -2, 3]));\n'mine'");
  await run.click();
  await expect.poll(() => output.textContent()).toContain('mine');
  await page.reload();
  await expect.poll(() => output.textContent()).toContain('mine');
  expect(await output.getByRole('slider', { name: 'Vector' }).count()).toBe(1);
  expect(await code.textContent()).toContain("'mine'");
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => code.textContent()).toBe(startingCells[0]?.code);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => code.textContent()).toContain("'mine'");
});

test('cells of a link do not run by themselves, say where they are from, and replace nothing', async () => {
  await openCells(page, "'from a link'", "'asked for'");
  // By the time that the second has run, the first would have, too.
  await cellOf(page, 2).run.click();
  await expect.poll(() => cellOf(page, 2).output.textContent()).toContain('asked for');
  expect(await cellOf(page, 1).output.count()).toBe(0);
  await page.getByRole('button', { name: 'Back to my cells' }).click();
  await expect.poll(() => cellOf(page).code.textContent()).toBe(startingCells[0]?.code);
  await openCells(page, "'from a link'");
  await page.getByRole('button', { name: 'Add to my cells' }).click();
  const last = cellOf(page, startingCells.length + 1);
  await expect.poll(() => last.code.textContent()).toBe("'from a link'");
});

test.skipIf(inFirefox)(
  'an export is a notebook of Jupyter, with the code, what it showed, and Python beside it',
  async () => {
    await cellOf(page, 1).run.click();
    await expect.poll(() => cellOf(page, 1).output.getByRole('listitem').count()).toBe(9);
    await page.getByRole('button', { name: 'Save' }).click();
    const notebook = JSON.parse((await savedBy(page, 'Jupyter notebook')).toString('utf8'));
    expect(notebook).toMatchObject({ nbformat: 4, nbformat_minor: 5 });
    const sources = notebook.cells.map((cell: { cell_type: string; source: string }) => cell);
    expect(sources.filter((cell: { cell_type: string }) => cell.cell_type === 'code')).toHaveLength(
      startingCells.length + 1,
    );
    const [best = ''] = await likeliest(/'(.*)'/.exec(startingCells[0]?.code ?? '')?.[1] ?? '', 1);
    expect(sources[2].source).toContain(best.split(' ')[0]);
  },
);

test('what a cell asks is answered by the model in the page', async () => {
  await openCells(page, "(await gpt2.next('once upon a time')).top.probability > 0");
  const { run, output } = cellOf(page);
  await run.click();
  await expect.poll(() => output.textContent()).toContain('true');
});
