import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { level } from '@/components/widgets/attention-map/marks';
import { nextTokenMarks } from '@/components/widgets/next-token/marks';
import { textOf } from '@/lib/text/token-text';
import type { NodeModel } from '@/scripts/node-model';
import { traceOf } from '@/test/support/trace';

/** The ids under the chips. */
const IDS = '[aria-label="Tokens"] [data-mark=token-id]';

/** The auto-regression chapter as a reader finds and uses it: by roles and names. */
export function chapter(page: Page) {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const bars = page.getByRole('list', { name: 'Next-token probabilities' });
  return {
    workbench: page.getByRole('region', { name: 'GPT-2 at work' }),
    prompt: page.getByRole('textbox', { name: 'Prompt' }),
    text: page.getByRole('region', { name: 'Text' }),
    next: button('Next token'),
    back: button('Back'),
    generate: button('Generate'),
    stop: button('Stop'),
    bars,
    candidate: (place: number) => bars.getByRole('listitem').nth(place).getByRole('button'),
    map: page.getByRole('figure', { name: 'Attention map' }),
    cells: page.getByRole('application', { name: /^Attention map/ }),
    alert: page.getByRole('main').getByRole('alert'),
    // A role, as words, would be looked for in the whole page at every try.
    ready: () =>
      page.locator('header').getByText('storybook is ready').waitFor({ timeout: 60_000 }),
    /** The ids under the chips, in order, all read at one moment. */
    ids: () => page.locator(IDS).evaluateAll((shown) => shown.map((id) => Number(id.textContent))),
  };
}

/** Waits until the model runs, and none of these figures is of a recorded run. */
export async function awake(page: Page, ids: readonly string[]): Promise<void> {
  await chapter(page).ready();
  await page.waitForFunction(
    (figures) =>
      figures.every((id) => {
        const told = document.getElementById(id)?.textContent;
        return told !== undefined && !told?.includes('Recorded run.');
      }),
    ids,
    { polling: 50, timeout: 30_000 },
  );
}

/** Writes a prompt and applies it by Enter. */
export async function applyPrompt(page: Page, text: string): Promise<void> {
  const { prompt } = chapter(page);
  await prompt.fill(text);
  await prompt.press('Enter');
}

/** Waits until the strip holds `count` tokens, or more than `more`; cheaper than asking from here. */
export async function holds(
  page: Page,
  { count, more = -1 }: { count?: number; more?: number },
): Promise<void> {
  await page.waitForFunction(
    ([ids, count, more]) => {
      const { length } = document.querySelectorAll(ids);
      return count === undefined ? length > more : length === count;
    },
    [IDS, count, more] as const,
    { polling: 50, timeout: 30_000 },
  );
}

/** Waits until the strip holds `count` tokens and nothing is under way. */
export async function settled(page: Page, count?: number): Promise<number[]> {
  const rests = page.waitForFunction(
    ([ids, count]) => {
      const bench = document.querySelector('[aria-label="GPT-2 at work"]');
      const stop = [...document.querySelectorAll('button')].find(
        ({ textContent }) => textContent === 'Stop',
      );
      if (!stop?.disabled || !bench || bench.hasAttribute('aria-busy')) return false;
      return count === undefined || document.querySelectorAll(ids).length === count;
    },
    [IDS, count] as const,
    { polling: 50, timeout: 30_000 },
  );
  const here = chapter(page);
  await rests.catch(async (error) => {
    // What is there instead.
    if (count !== undefined) expect(await here.ids()).toHaveLength(count);
    throw error;
  });
  return here.ids();
}

/**
 * Asserts that text, bars and map on the page belong to the tokens in the strip, by computing all
 * of them again with the same model outside the browser.
 */
export async function expectBelongTogether(
  page: Page,
  opened: NodeModel,
  settings: { temperature: number; promptLength: number; layer: number; head: number },
): Promise<void> {
  const here = chapter(page);
  await expect.poll(() => here.workbench.getAttribute('aria-busy')).toBeNull();
  const ids = await here.ids();
  const { rows } = await traceOf(opened.model, { ids, promptLength: settings.promptLength });
  const tokens = ids.map((id) => opened.vocabulary.token(id));
  expect(await here.text.textContent()).toBe(textOf(tokens));

  const logits = rows.at(-1)?.logits ?? new Float32Array();
  const marks = nextTokenMarks(logits, opened.vocabulary, settings.temperature);
  const shown = await here.bars.evaluate(({ children }) =>
    [...children].map(({ textContent }) => textContent),
  );
  expect(shown).toEqual(marks.bars.map((bar) => `${bar.label} ${bar.percent}`));

  const { heads } = opened.model.graph.shape;
  const cells = await here.map
    .locator('[data-cell]')
    .evaluateAll((elements) =>
      elements.map((element) => [
        element.getAttribute('data-cell') ?? '',
        element.getAttribute('data-level') ?? '',
      ]),
    );
  expect(cells).toHaveLength((ids.length * (ids.length + 1)) / 2);
  for (const [cell, place] of cells) {
    const [query = 0, key = 0] = (cell ?? '').split(' ').map(Number);
    const seen = query + 1;
    const weight =
      rows[query]?.attention[(settings.layer * heads + settings.head) * seen + key] ?? Number.NaN;
    expect(Math.abs(Number(place) - level(weight))).toBeLessThan(0.02);
  }
}
