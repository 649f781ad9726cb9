import type { Page } from 'playwright-core';

/** Timers of a page that come sooner: those of a length `from` … `to` ms, after that share of it. */
interface Hastened {
  readonly from: number;
  readonly to?: number;
  readonly share: number;
}

/**
 * Does something while some timers of the page come sooner.
 *
 * @returns what came of it, and the lengths of all timers that were asked for meanwhile, in ms
 */
export async function whileHastened<T>(
  page: Page,
  { from, to = Number.MAX_VALUE, share }: Hastened,
  act: () => Promise<T>,
): Promise<{ readonly result: T; readonly asked: readonly number[] }> {
  const timers = await page.evaluateHandle(
    ({ from, to, share }) => {
      const { setTimeout } = window;
      const asked: number[] = [];
      const hastened = (act: () => void, ms = 0) => {
        asked.push(ms);
        return setTimeout(act, ms >= from && ms <= to ? ms * share : ms);
      };
      Object.assign(window, { setTimeout: hastened });
      return { asked, undo: () => void Object.assign(window, { setTimeout }) };
    },
    { from, to, share },
  );
  try {
    const result = await act();
    return { result, asked: await timers.evaluate(({ asked }) => asked) };
  } finally {
    await timers.evaluate(({ undo }) => undo());
  }
}
