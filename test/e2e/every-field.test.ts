import { expect, test } from 'vitest';
import { chapter } from './support/chapter';
import { quiet, wakeAll } from './support/rest';
import { slugs } from './support/routes';
import { sharePage } from './support/shared-page';

const INPUTS = [
  '',
  '   ',
  '🙂👩‍👩‍👧',
  'e\u0301\u0323 a\u030a',
  'שלום עולם',
  '<script>alert(1)</script>',
  'a'.repeat(10_000),
];

const shared = sharePage();

test.each(slugs)(
  'every text field of %s takes any text: no figure breaks, nothing is reported',
  async (slug) => {
    const page = await shared.visit(`/${slug}`);
    await chapter(page).ready();
    await wakeAll(page);
    const fields = page.getByRole('textbox').or(page.getByRole('combobox'));
    // The code of a cell is no field until it is touched; test/e2e/chapter-cells.test.ts writes in it.
    const untouched = page.getByRole('textbox', { name: 'Code', exact: true });
    const all = await fields
      .and(page.locator('input, textarea, [contenteditable]'))
      .elementHandles();
    expect(await fields.count()).toBe(all.length + (await untouched.count()));
    expect(all.length).toBeGreaterThan(0);
    for (const field of all) {
      for (const text of [...INPUTS, 'the old man']) {
        // An exercise that was answered takes no more.
        const isThere = await field.evaluate((element) => element.isConnected);
        if (!isThere || !(await field.isVisible()) || !(await field.isEditable())) break;
        await field.fill(text);
        await field.press('Enter');
      }
    }
    await quiet(page.locator('main'), 500);
    expect(await page.getByRole('button', { name: 'Draw it again' }).count()).toBe(0);
    expect(page.problems.errors).toEqual([]);
  },
);
