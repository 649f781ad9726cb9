import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { threeHeads } from '../support/foreign-models';
import { newPage, type WatchedPage } from './support/browser';
import { chapter } from './support/chapter';
import { modelDialog } from './support/dialog';
import { type ForeignSite, startForeignSite } from './support/foreign-site';
import { quiet } from './support/rest';
import { slugs } from './support/routes';
import { connect } from './support/shared-browser';
import { follow } from './support/shared-page';

const TITLE = 'Three heads';

/** Figures that keep to recorded answers, with the reason. */
const RECORDED = new Set([
  // Its words are no tokens of this model.
  'arithmetic',
  // They show storybook's own training.
  'learning',
  'rows-in-training',
  // Its two texts have unequal numbers of tokens where every letter is one, which is said.
  'patching',
  // Its names begin with the same token, which is said.
  'names',
]);

/** Buttons of figures that measure when they are asked to. */
const ON_DEMAND = ['Measure every head', 'Write all three'];

/** A folder for pictures of all figures: FOREIGN_SHOTS=/tmp/shots. */
const shots = process.env.FOREIGN_SHOTS;

let browser: Browser;
let site: ForeignSite;
let page: WatchedPage;

beforeAll(async () => {
  [browser, site] = await Promise.all([connect(), startForeignSite()]);
  page = await newPage(browser);
  await page.goto(`${site.url}/introduction`);
  await chapter(page).ready();
  const { chooseFiles, dialog, ready } = modelDialog(page);
  await chooseFiles(threeHeads());
  await dialog.getByRole('textbox', { name: 'Its name here' }).fill(TITLE);
  await dialog.getByRole('button', { name: `Open ${TITLE}` }).click();
  await ready(TITLE);
  if (shots) mkdirSync(shots, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test.each(slugs)(
  '%s: every figure is drawn from one layer of three heads, without a mark for the start of a text',
  { timeout: 240_000 },
  async (slug) => {
    page.problems.clear();
    await follow(page, `/${slug}`);
    await modelDialog(page).ready(TITLE);
    const main = page.getByRole('main');
    for (const name of ON_DEMAND) {
      const button = main.getByRole('button', { name, exact: true });
      if ((await button.count()) > 0) await button.click();
    }
    const recorded = main.locator('figure:has([data-run=recorded])');
    const stillRecorded = async () => {
      // Figures ask the model once they are seen.
      const ids = await recorded.evaluateAll(async (figures) => {
        for (const figure of figures) {
          figure.scrollIntoView({ behavior: 'instant' });
          await new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)));
        }
        return figures.map(({ id }) => id);
      });
      return ids.filter((id) => !RECORDED.has(id));
    };
    await expect.poll(stillRecorded, { timeout: 90_000 }).toEqual([]);
    await quiet(main, 1000);
    const alerts = main.locator('[role=alert]:not(#patching *)');
    expect(await alerts.allTextContents()).toEqual([]);
    const impossible = await main
      .locator('svg *')
      .evaluateAll((elements) =>
        elements.flatMap((element) =>
          [...element.attributes]
            .filter(
              ({ name, value }) => name !== 'href' && /\b(NaN|undefined|Infinity)\b/.test(value),
            )
            .map(({ name, value }) => `${element.closest('figure')?.id}: ${name}="${value}"`),
        ),
      );
    expect(impossible).toEqual([]);
    expect(await main.textContent()).not.toMatch(/\b(NaN|undefined|Infinity)\b/);
    expect(page.problems.errors).toEqual([]);
    if (!shots) return;
    for (const figure of await main.getByRole('figure').all()) {
      const id = await figure.getAttribute('id');
      if (id)
        await figure.screenshot({ path: `${shots}/${slug}-${id}.png` }).catch(() => undefined);
    }
  },
);
