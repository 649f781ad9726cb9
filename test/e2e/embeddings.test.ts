import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { tokenLabel } from '@/lib/text/token-text';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';
import type { WatchedPage } from './support/browser';
import { applyPrompt, chapter } from './support/chapter';
import { shareRoute } from './support/shared-page';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

test('every figure is in the page before any script runs', async () => {
  const html = await (await fetch(`${inject('siteUrl')}/embeddings`)).text();
  for (const name of [
    'From text to tokens',
    'Small changes, other tokens',
    'Two rows of the table',
    'Nearest tokens',
    'Map of the vocabulary',
    'Sums of rows',
  ]) {
    expect(html).toContain(name);
  }
  expect(html.match(/data-mark="merge-block"/g)?.length).toBeGreaterThan(5);
  expect(html).toMatch(/<path[^>]*data-mark="map-dots"[^>]* d="M/);
  expect(html.match(/<path data-mark="strip-bar"[^>]* d="M/g)?.length).toBe(4);
  expect(html.match(/data-mark="neighbours-bar"/g)?.length).toBe(20);
});

describe('with the model running', () => {
  let page: WatchedPage;
  const shared = shareRoute('/embeddings', (page) => chapter(page).ready());
  beforeEach(() => {
    page = shared.page;
  });

  const figure = (name: string) => page.getByRole('figure', { name });
  const write = (text: string) => applyPrompt(page, text);

  test('the pieces of the reader’s sentence end in the tokens that the model reads', async () => {
    const text = 'Grandmother’s naïve 🙂 unbelievably';
    await write(text);
    const ids = opened.tokenize(text);
    const shown = () =>
      figure('From text to tokens')
        .getByRole('radiogroup', { name: 'Piece' })
        .locator('[data-mark=token-id]')
        .evaluateAll((all) => all.map((id) => Number(id.textContent)));
    await expect.poll(shown).toEqual(ids);
  });

  test('merges are played one at a time with the keyboard, from the bytes to the token', async () => {
    const merges = figure('From text to tokens');
    const told = merges.getByRole('status');
    await merges.getByRole('button', { name: 'Only bytes' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => told.textContent()).toContain('Nothing is joined yet');
    const next = merges.getByRole('button', { name: 'Next merge' });
    await next.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => told.textContent()).toMatch(/^Merge [\d,]+ joins/);
  });

  test('GPT-2’s own tokens come when they are asked for', async () => {
    await figure('Small changes, other tokens').getByText('GPT‑2: 50,257').click();
    const first = figure('Small changes, other tokens').getByRole('listitem').first();
    await expect
      .poll(() => first.locator('[data-mark=token-id]').allTextContents())
      .toEqual(['18410']);
    // Both figures of the section show the same tokens.
    await expect.poll(() => figure('From text to tokens').textContent()).toContain('has 50,257');
    await figure('Small changes, other tokens')
      .getByRole('radiogroup', { name: 'Tokenizer' })
      .locator('label')
      .first()
      .click();
  });

  test('any token can be found, and its neighbours are the table’s', async () => {
    const nearest = figure('Nearest tokens');
    const field = nearest.getByRole('textbox', { name: 'Any token' });
    await expect.poll(() => field.isEnabled()).toBe(true);
    await field.fill('king');
    await field.press('Enter');
    const king = opened.tokenize(' king')[0] as number;
    const { rows, row } = { rows: opened.tables.token.rows, row: opened.tables.token.row };
    const length = (x: Float32Array) => Math.hypot(...x);
    const cosine = (id: number) => {
      const [a, b] = [row(king), row(id)];
      return a.reduce((sum, x, d) => sum + x * (b[d] ?? 0), 0) / (length(a) * length(b));
    };
    const ids = Array.from({ length: rows }, (_, id) => id).filter((id) => id !== king);
    const best = ids.map((id) => [id, cosine(id)] as const).sort((a, b) => b[1] - a[1])[0];
    const label = tokenLabel(opened.vocabulary.token(best?.[0] ?? 0));
    const first = nearest
      .getByRole('list', { name: 'Nearest tokens' })
      .getByRole('listitem')
      .first();
    await expect.poll(() => first.textContent()).toBe(`${label} ${best?.[1].toFixed(2)}`);
  });

  test('the map holds the whole vocabulary, and keys zoom and find', async () => {
    const map = figure('Map of the vocabulary');
    await map.scrollIntoViewIfNeeded();
    await expect.poll(() => map.textContent()).toContain('All 4,096 tokens');
    const out = map.getByRole('button', { name: 'Zoom out' });
    expect(await out.isDisabled()).toBe(true);
    await map.getByRole('application').focus();
    await page.keyboard.press('+');
    await expect.poll(() => out.isDisabled()).toBe(false);
    const search = map.getByRole('textbox', { name: 'Search' });
    await search.fill('king');
    await search.press('Enter');
    const id = opened.tokenize(' king')[0];
    await expect.poll(() => map.locator('[data-mark=readout]').textContent()).toContain(`id ${id}`);
  });

  test('the map is laid out between two words, and each can be another', async () => {
    const map = figure('Map of the vocabulary');
    await map.scrollIntoViewIfNeeded();
    await map.getByText('between two words', { exact: true }).click();
    await expect.poll(() => map.textContent()).toContain('→ nearer to ·she');
    await expect.poll(() => map.textContent()).toContain('·doll');
    const to = map.getByRole('textbox', { name: 'To' });
    await expect.poll(() => to.isEnabled()).toBe(true);
    await to.fill('king');
    await to.press('Enter');
    await expect.poll(() => map.textContent()).toContain('→ nearer to ·king');
    await map.getByRole('radiogroup', { name: 'Component across' }).getByText('2').click();
    await expect.poll(() => map.textContent()).toContain('→ component 2');
  });

  test('lines lead from the token that was chosen', async () => {
    const map = figure('Map of the vocabulary');
    const search = map.getByRole('textbox', { name: 'Search' });
    await search.fill('queen');
    await search.press('Enter');
    await expect.poll(() => map.textContent()).toContain('Lines lead from ·queen');
  });

  test('a sum of three tokens of the reader’s own is computed', async () => {
    const sums = figure('Sums of rows');
    const field = sums.getByRole('textbox', { name: 'Your own c' });
    await field.fill('girl');
    await field.press('Enter');
    await expect
      .poll(() => sums.locator('[data-mark=sums-equation]').textContent())
      .toContain('·girl');
  });

  test('the figures cope with any sentence', async () => {
    const columns = figure('Nearest tokens')
      .getByRole('list', { name: 'Neighbours of the sentence' })
      .locator('> li');
    for (const text of ['', '🙂', 'שלום עולם', 'a'.repeat(10_000)]) {
      await write(text);
      const ids = opened.tokenize(text);
      const distinct = new Set(ids.length > 0 ? ids : [opened.beginId]).size;
      await expect.poll(() => columns.count()).toBe(Math.min(12, distinct));
      expect(await page.getByRole('main').getByRole('alert').count()).toBe(0);
    }
  });
});
