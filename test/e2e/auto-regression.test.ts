import { expect, test } from 'vitest';
import { FIRST_HEAD } from '@/components/workbench/recorded';
import { UNHURRIED } from '@/lib/engine/task';
import { guess } from '@/lib/engine/tasks/guess';
import { textOf } from '@/lib/text/token-text';
import { traceOf } from '../support/trace';
import { chapter, expectBelongTogether, holds, settled } from './support/chapter';
import { openLiveChapter } from './support/live-chapter';
import { quiet } from './support/rest';
import { whileHastened } from './support/timers';

const PROMPT = 'The cat sat by the fire and';
/** A token that was still being computed would have come within this many milliseconds. */
const LATE = 500;
/** The workbench's pace, in ms. */
const PACE = 90;

const live = openLiveChapter();

/** Generates forty tokens, which appear as soon as they are written, and not at a reader's pace. */
async function generateForty(promptLength: number): Promise<number[]> {
  const { result } = await whileHastened(
    live.page,
    { from: PACE, to: PACE, share: 0 },
    async () => {
      await chapter(live.page).generate.click();
      return settled(live.page, promptLength + 40);
    },
  );
  return result;
}

/** Writes a prompt, waits until the model has read it, and gives its number of tokens. */
async function write(text: string): Promise<number> {
  const { length } = live.opened.tokenize(text);
  await live.write(text);
  await settled(live.page, length);
  return length;
}

test('text, bars and map belong together through ten steps, three back, a choice, forty more and a stop', async () => {
  const { page, opened } = live;
  const here = chapter(page);
  const promptLength = await write(PROMPT);
  const settings = { temperature: 0.7, promptLength, ...FIRST_HEAD };
  await expectBelongTogether(page, opened, settings);

  for (let i = 1; i <= 10; i++) {
    await here.next.click();
    await settled(page, promptLength + i);
    await expectBelongTogether(page, opened, settings);
  }
  const tenth = await here.ids();

  for (let i = 1; i <= 3; i++) {
    await here.back.click();
    await settled(page, promptLength + 10 - i);
    await expectBelongTogether(page, opened, settings);
  }
  expect(await here.ids()).toEqual(tenth.slice(0, -3));

  const third = (await here.candidate(2).textContent())?.split(' ')[0] ?? '';
  await here.candidate(2).click();
  await settled(page, promptLength + 8);
  await expectBelongTogether(page, opened, settings);
  const chips = await page.getByRole('list', { name: 'Tokens' }).locator('[data-mark=token]').all();
  expect(await chips.at(-1)?.textContent()).toBe(third);

  await here.generate.click();
  await holds(page, { more: promptLength + 12 });
  await here.stop.click();
  const atStop = (await here.ids()).length;
  const stopped = await settled(page);
  expect(stopped.length - atStop).toBeLessThanOrEqual(1);
  expect(stopped.length).toBeLessThan(promptLength + 48);
  await quiet(here.workbench, LATE);
  expect(await here.ids()).toEqual(stopped);
  await expectBelongTogether(page, opened, settings);
});

test('the page is isolated from all others, and asks nothing of any other origin while it writes', async () => {
  const { page } = live;
  const { length } = await chapter(page).ids();
  await chapter(page).next.click();
  await settled(page, length + 1);
  expect(page.problems.foreignRequests).toEqual([]);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('forty tokens are generated when nobody stops, and the same seed writes them again', async () => {
  const { page } = live;
  const here = chapter(page);
  const promptLength = await write(PROMPT);
  const first = await generateForty(promptLength);
  await here.back.evaluate((back: HTMLButtonElement, times) => {
    for (let i = 0; i < times; i++) back.click();
  }, 40);
  await settled(page, promptLength);
  expect(await generateForty(promptLength)).toEqual(first);
});

test('the temperature acts on the bars before anything is sampled', async () => {
  const { page, opened } = live;
  const here = chapter(page);
  const promptLength = await write(PROMPT);
  const before = await here.bars.getByRole('listitem').allTextContents();
  const slider = page.getByRole('slider', { name: 'Temperature' });
  await slider.focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowLeft');
  await expect.poll(() => here.bars.getByRole('listitem').allTextContents()).not.toEqual(before);
  await expectBelongTogether(page, opened, { temperature: 0.4, promptLength, ...FIRST_HEAD });
  expect(await here.ids()).toHaveLength(promptLength);
});

test('another layer and head draw another map, and a cell tells both tokens and the weight', async () => {
  const { page, opened } = live;
  const here = chapter(page);
  const promptLength = await write(PROMPT);
  await page.getByRole('radiogroup', { name: 'Layer' }).getByText('4', { exact: true }).click();
  await page.getByRole('radiogroup', { name: 'Head' }).getByText('6', { exact: true }).click();
  await expectBelongTogether(page, opened, { temperature: 0.7, promptLength, layer: 3, head: 5 });

  const ids = await here.ids();
  const { rows } = await traceOf(opened.model, { ids, promptLength });
  const query = promptLength - 1;
  const { heads } = opened.model.graph.shape;
  const weight = (key: number) => rows[query]?.attention[(3 * heads + 5) * (query + 1) + key] ?? -1;
  await here.cells.focus();
  for (let i = 0; i < promptLength; i++) await page.keyboard.press('ArrowLeft');
  const readout = here.map.locator('[data-mark=readout]');
  await expect.poll(() => readout.textContent()).toBe(`·and looks at The: ${weight(0).toFixed(4)}`);
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(() => readout.textContent())
    .toBe(`·and looks at ·cat: ${weight(1).toFixed(4)}`);
  await page.keyboard.press('ArrowUp');
  for (let i = 0; i < promptLength; i++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => readout.textContent()).toContain('may not look at');
});

test('focus on a bar tells its exact probability and rank', async () => {
  const { page, opened } = live;
  const here = chapter(page);
  await write(PROMPT);
  await here.candidate(4).focus();
  const readout = page
    .getByRole('figure', { name: 'What may come next' })
    .locator('[data-mark=readout]');
  const size = opened.model.graph.shape.vocabulary.toLocaleString('en');
  await expect
    .poll(() => readout.textContent())
    .toMatch(new RegExp(`rank 5 of ${size}, probability \\d+`));
});

test('what was written, chosen and set is there again after a reload', async () => {
  const { page } = live;
  const here = chapter(page);
  const promptLength = await write(PROMPT);
  await here.next.click();
  await settled(page, promptLength + 1);
  await here.next.click();
  const ids = await settled(page, promptLength + 2);
  await page.reload();
  await here.ready();
  expect(await settled(page, promptLength + 2)).toEqual(ids);
  expect(await here.prompt.inputValue()).toBe(PROMPT);
});

test('quick presses are all counted, and a button applies a prompt that has just been typed', async () => {
  const { page, opened } = live;
  const here = chapter(page);
  const ids = opened.tokenize('Down the road');
  await here.prompt.fill('Down the road');
  for (let i = 0; i < 5; i++) await here.next.click({ delay: 0 });
  expect((await settled(page, ids.length + 5)).slice(0, ids.length)).toEqual(ids);
  const settings = { temperature: 0.7, promptLength: ids.length, ...FIRST_HEAD };
  await expectBelongTogether(page, opened, settings);
});

test('a new prompt in the middle of generating ends it, and leaves no ghost', async () => {
  const { page, opened } = live;
  const here = chapter(page);
  const promptLength = await write(PROMPT);
  await here.generate.click();
  await holds(page, { more: promptLength + 2 });
  const ids = opened.tokenize('A little dog');
  await write('A little dog');
  await quiet(here.workbench, LATE);
  expect(await here.ids()).toEqual(ids);
  const settings = { temperature: 0.7, promptLength: ids.length, ...FIRST_HEAD };
  await expectBelongTogether(page, opened, settings);
});

test('leaving in the middle of generating ends it: what was written is there again, and grows no more', async () => {
  const { page } = live;
  const here = chapter(page);
  await write(PROMPT);
  await here.generate.click();
  const { length } = await here.ids();
  await holds(page, { more: length + 2 });
  await page.getByRole('banner').getByRole('link', { name: 'Inside GPT-2' }).click();
  await expect.poll(() => here.workbench.count()).toBe(0);
  await page.goBack();
  await here.ready();
  const back = await settled(page);
  expect(back.length).toBeGreaterThan(length);
  await quiet(here.workbench, LATE);
  expect(await here.ids()).toEqual(back);
});

test('the two ways of a step are measured on the spot, and their logits agree', async () => {
  const { page } = live;
  const figure = page.getByRole('figure', { name: 'What is computed, and what is remembered' });
  const readout = figure.locator('[data-mark=readout]');
  expect(await readout.textContent()).not.toContain('Measured');
  await figure.getByRole('button', { name: 'Measure it here' }).click();
  await figure.getByText('Measured now').waitFor({ timeout: 60_000 });
  const told = (await readout.textContent()) ?? '';
  const [reused = 0, anew = 0] = [...told.matchAll(/([\d.]+) ms/g)].map(([, ms]) => Number(ms));
  expect(reused).toBeGreaterThan(0);
  expect(anew).toBeGreaterThan(reused);
  const [, digits, power = ''] = /([\d.]+) × 10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)/.exec(told) ?? [];
  const exponent = Array.from(power.slice(1), (sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)).join('');
  expect(Number(digits) * 10 ** -Number(exponent)).toBeLessThan(1e-3);
  await figure.getByRole('button', { name: 'Show as table' }).click();
  await expect.poll(() => figure.getByRole('row').count()).toBeGreaterThan(5);
});

test('the prompt applies by itself, a moment after the last key', async () => {
  const { page, opened } = live;
  const here = chapter(page);
  await here.prompt.fill('One day');
  expect(await settled(page, opened.tokenize('One day').length)).toEqual(
    opened.tokenize('One day'),
  );
});

test('an exercise is graded by the model’s own first choice, with a hint and a second try', async () => {
  const { page, opened } = live;
  const sentence = 'The old man opened the door and looked';
  const { topIds } = await guess(opened, { prompt: sentence, word: '', top: 1 }, UNHURRIED);
  const word = textOf(topIds.map((id) => opened.vocabulary.token(id))).trim();
  const exercise = page.locator('[data-mark=exercise]').filter({ hasText: sentence });
  const field = exercise.getByRole('textbox');
  await field.fill('seventeen');
  await exercise.getByRole('button', { name: 'Check my guess' }).click();
  await exercise.getByText(`begins with “${Array.from(word)[0]}”`).waitFor();
  await field.fill(` ${word.toUpperCase()} `);
  await exercise.getByRole('button', { name: 'Check again' }).click();
  await exercise.getByText('Right.').waitFor();
  expect(await exercise.textContent()).toMatch(/with a probability of \d+(\.\d+)?%/);
});
