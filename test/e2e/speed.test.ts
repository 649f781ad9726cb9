import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { newPage } from './support/browser';
import { chapter } from './support/chapter';
import { connect } from './support/shared-browser';

const RECORDED = new URL('../../content/recorded/speed/measured.json', import.meta.url);
/** The measurement takes seconds on a device that has nothing else to do. */
const MEASURED = { timeout: 90_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await connect();
});
afterAll(() => browser?.close());

test('a reader measures the device: every row gets a time of its own, and it is there after a reload', async () => {
  const page = await newPage(browser);
  // A clock that is five times as fast: the measurement, which repeats each piece of work for as long as ten
  // seconds allow, does so for two.
  await page.addInitScript(() => {
    const { now } = Performance.prototype;
    Performance.prototype.now = function () {
      return 5 * now.call(this);
    };
  });
  await page.goto(inject('siteUrl'));
  // From the foot of the contents page.
  await page
    .getByRole('contentinfo')
    .getByRole('link', { name: /How fast/ })
    .click();
  const figure = page.getByRole('figure', { name: 'How long each piece of work takes' });
  const own = figure.locator('[data-work] [data-series=here]');
  const marks = () => own.allTextContents();
  await figure.getByRole('button', { name: 'Measure this device' }).click();
  await figure.getByRole('progressbar', { name: 'Measurement' }).waitFor();
  await expect.poll(marks, MEASURED).toHaveLength(7);
  await figure.getByRole('button', { name: 'Measure again' }).waitFor();
  const measured = await marks();
  for (const text of measured) expect(text).toMatch(/\d( ms| s|, [\d,]+ a second)/);
  await expect.poll(() => figure.textContent()).toContain('On this device, storybook writes about');

  await page.reload();
  await expect.poll(marks).toEqual(measured);
  expect(page.problems.all()).toEqual([]);
  await page.close();
});

test('by keyboard: a measurement is stopped at once, and the page goes on as before', async () => {
  const page = await newPage(browser);
  await page.goto(`${inject('siteUrl')}/speed`);
  await chapter(page).ready();
  await page.getByRole('button', { name: 'Measure this device' }).press('Enter');
  await page.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect.poll(() => page.getByRole('progressbar').count()).toBe(0);
  await expect.poll(() => page.getByText('this device: not measured yet').count()).toBe(1);
  await page.getByRole('button', { name: 'Measure this device' }).waitFor();
  expect(page.problems.all()).toEqual([]);
  await page.close();
});

test('without scripts the recorded times are there, with the name of their machine', async () => {
  const { machine, report } = JSON.parse(await readFile(RECORDED, 'utf8'));
  const page = await newPage(browser, { js: false });
  await page.goto(`${inject('siteUrl')}/speed`);
  const recorded = page.locator('[data-work] [data-series=recorded]');
  expect(await recorded.count()).toBe(Object.keys(report.works).length + 1);
  expect(await page.locator('#speed').textContent()).toContain(machine.cpu);
  expect(await page.getByRole('button', { name: 'Measure this device' }).isVisible()).toBe(false);
  await page.close();
});
