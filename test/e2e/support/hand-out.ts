import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { sideways } from './looks';
import { quiet } from './rest';

/** The printed part of A4, in CSS pixels: 210 × 297 mm without margins of 1 cm. */
const SHEET = { width: 718, height: 1047 };

/** Prints a page that is read in the dark: figures on one sheet each, in ink, without controls. */
export async function expectHandOut(page: Page): Promise<void> {
  await page.setViewportSize(SHEET);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await quiet(page.locator('main'), 100);
  expect(await sideways(page)).toBeLessThanOrEqual(0);

  const main = page.getByRole('main');
  // Terms and tokens are buttons or options too, and ends of arrows are sliders: they are read.
  const fields = main.locator(
    'textarea, select, [role=switch], input:not([type=radio], [type=checkbox])',
  );
  const shown = fields.filter({ visible: true });
  expect(await shown.evaluateAll((found) => found.map((field) => field.outerHTML))).toEqual([]);
  const ofFigures = main.getByRole('button', { name: /^(Show as table|Code|Export|Present)$/ });
  expect(await ofFigures.filter({ visible: true }).count()).toBe(0);
  const figures = await main.getByRole('figure').evaluateAll((found) =>
    found.map((figure) => ({
      id: figure.id,
      height: figure.getBoundingClientRect().height,
      pictures: [...figure.querySelectorAll('svg, canvas, img, [data-mark]')].filter((each) =>
        each.checkVisibility(),
      ).length,
    })),
  );
  expect(figures.length).toBeGreaterThan(0);
  for (const { id, height, pictures } of figures) {
    expect(pictures, id).toBeGreaterThan(0);
    expect(height, id).toBeLessThan(SHEET.height);
  }
  const colour = (name: string) =>
    main.evaluate((root, token) => getComputedStyle(root).getPropertyValue(token), name);
  expect(await colour('--ink')).toBe('#1e1a15');
}
