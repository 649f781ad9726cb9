import type { Page } from 'playwright-core';
import { type BenchContext, openPage } from '../context';
import { limited, type SectionResult } from '../row';

const WAIT = 60_000;

/** How long a reader waits for a cell: from Shift-Enter to the frame that shows `gpt2.next`. */
export async function cells({ browser, siteUrl, options }: BenchContext): Promise<SectionResult> {
  const [first, warm]: [number[], number[]] = [[], []];
  for (let round = 0; round < options.rounds; round++) {
    const page = await openPage(browser, `${siteUrl}/cells`);
    await page.getByText('storybook is ready').waitFor({ timeout: WAIT });
    first.push(await run(page, 3));
    // Another number of rows each time, so that an old answer is not taken for the new one.
    for (const top of [4, 5, 6]) warm.push(await run(page, top));
    await page.close();
  }
  const what = 'From Shift-Enter to the answer of gpt2.next';
  return {
    rows: [
      limited(`${what}, the first time`, first, {
        note: 'It loads what runs and draws cells. The scripts come from this machine.',
      }),
      limited(`${what}, on the warm page`, warm, { most: 150, text: 'at most 150 ms' }),
    ],
  };
}

/** Returns the ms from the key to the end of the frame with the answer. @throws where none comes */
async function run(page: Page, top: number): Promise<number> {
  const cell = page.getByRole('region', { name: 'Cell 1', exact: true });
  await cell.getByRole('textbox', { name: 'Code' }).click();
  await cell.locator('[contenteditable]').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(`await gpt2.next('once upon a time', { top: ${top} })`);
  await taken(page);
  // It listens before the key is pressed.
  const watch = await page.evaluateHandle(
    ({ rows, most }) => {
      const answered = new Promise<number>((done, fail) => {
        const latest = performance.now() + most;
        let begin = Number.NaN;
        const press = ({ key, timeStamp }: KeyboardEvent) => {
          if (key === 'Enter') begin = timeStamp;
        };
        window.addEventListener('keydown', press, { capture: true });
        const look = () => {
          const output = document.querySelector('[aria-label="Output of cell 1"]');
          if (begin > 0 && output?.querySelectorAll('li').length === rows) {
            window.removeEventListener('keydown', press, { capture: true });
            // After this frame is painted.
            return setTimeout(() => done(performance.now() - begin));
          }
          if (performance.now() < latest) return requestAnimationFrame(look);
          return fail(new Error(`no ${rows} rows, but: ${output?.textContent}`));
        };
        requestAnimationFrame(look);
      });
      return { answered };
    },
    { rows: top + 1, most: WAIT / 2 },
  );
  await page.keyboard.press('Shift+Enter');
  return watch.evaluate(({ answered }) => answered);
}

/** Waits until the page has taken what was typed: nobody presses the next key sooner. */
async function taken(page: Page): Promise<void> {
  const output = page.getByRole('region', { name: 'Output of cell 1' });
  if ((await output.count()) > 0) {
    await output.getByText('The code was changed since.').waitFor({ timeout: WAIT / 2 });
  }
  await page.evaluate(
    () => new Promise((on) => requestAnimationFrame(() => requestAnimationFrame(on))),
  );
}
