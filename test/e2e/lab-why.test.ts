import { beforeAll, beforeEach, expect, test } from 'vitest';
import { logits } from '@/components/widgets/ledger/marks';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { tokenLabel } from '@/lib/text/token-text';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';
import type { WatchedPage } from './support/browser';
import { focused, lab, linkWith, shareLab, write } from './support/lab';
import { sideways } from './support/looks';
import { violations } from './support/violations';

const shared = shareLab();
let page: WatchedPage;
let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});
beforeEach(() => {
  page = shared.page;
});

test('the ledger of the token under the cursor adds up to the difference to its nearest rival', async () => {
  const here = lab(page);
  await write(page, 8);
  const { prompt, chosen } = await linkWith(page, 8);
  const ids = [...prompt, ...chosen];
  const place = ids.length - 2;
  // By keyboard: from the open place three tokens back, and into the margin.
  await here.tokens.focus();
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowLeft');
  await expect.poll(() => here.details.textContent()).toContain(`token ${place + 1},`);
  await here.details.getByRole('button', { name: 'Why this token?' }).focus();
  await page.keyboard.press('Enter');

  const before = ids.slice(0, place);
  const pass = await performTask(
    'inspect',
    opened,
    { ids: before, parts: ['lastLogits'] },
    UNHURRIED,
  );
  const row = pass.lastLogits ?? new Float32Array();
  const token = ids[place] ?? 0;
  const rival = row.reduce(
    (best, value, id) =>
      id !== token && value > (row[best] ?? Number.NEGATIVE_INFINITY) ? id : best,
    token === 0 ? 1 : 0,
  );
  const label = (id: number) => tokenLabel(opened.vocabulary.token(id));
  const figure = page.getByRole('figure', { name: 'Why this token?' });
  await expect
    .poll(() => figure.locator('figcaption').textContent())
    .toContain(`the logit of “${label(token)}” minus that of “${label(rival)}”`);
  const total = (row[token] ?? 0) - (row[rival] ?? 0);
  await expect.poll(() => figure.locator('svg').first().textContent()).toContain(logits(total));
  const answer = await performTask(
    'ledger',
    opened,
    { ids: before, answerIds: [token, rival] },
    UNHURRIED,
  );
  await expect
    .poll(() => figure.getByRole('button', { name: /^MLP 1 / }).textContent())
    .toBe(`MLP 1 ${logits(answer.mlps[0] ?? 0)}`);

  await figure.getByRole('button', { name: 'Knock out every part' }).click();
  await expect
    .poll(() => figure.locator('[data-mark=readout]').textContent(), { timeout: 60_000 })
    .toMatch(/the ledger claims .* knocked out, /);
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
  await figure.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => figure.count()).toBe(0);
});

test('the ledger takes the focus when it opens, and answers another question when asked', async () => {
  const here = lab(page);
  await write(page, 4);
  const why = here.details.getByRole('button', { name: 'Why this token?' });
  await why.click();
  await expect.poll(() => focused(page)).toBe('Close');
  const caption = page.getByRole('figure', { name: 'Why this token?' }).locator('figcaption');
  const first = await caption.textContent();
  await here.tokens.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => here.details.textContent()).toContain('What could stand here');
  await why.click();
  await expect.poll(() => caption.textContent()).not.toBe(first);
});
