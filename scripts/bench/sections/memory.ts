import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { engines, launch, type WatchedPage } from '@/test/e2e/support/browser';
import { type BenchContext, call, withBenchPage } from '../context';
import { limited, type SectionResult } from '../row';

const CHANGES = 5;
/** Closed workers give their memory back when a collector comes round to it. */
const READINGS = 8;

/**
 * Memory of the processes that have the page, its engine and its threads: with the model, after 300
 * tokens, and after the model was opened again in a new worker, and the old one closed, five times.
 *
 * From Linux's own books: `measureUserAgentSpecificMemory` waits for the threads of the runtime, which
 * sleep, for a minute each time.
 */
export async function memory(context: BenchContext): Promise<SectionResult> {
  if (!existsSync('/proc/self/smaps_rollup')) {
    return { rows: [], skipped: ['memory is read from /proc, which only Linux has.'] };
  }
  const browser = await launch({ measures: true, args: ['--js-flags=--expose-gc'] });
  try {
    return await withBenchPage({ ...context, browser }, (page) => measure(browser, page));
  } finally {
    await browser.close();
  }
}

async function measure(browser: Browser, page: WatchedPage): Promise<SectionResult> {
  await call(page, 'openOurs', 'storybook');
  const loaded = await megabytes(browser, page);
  await call(page, 'writeOurs', { context: 16, tokens: 300, round: 0 });
  const written = await megabytes(browser, page);
  for (let change = 0; change < CHANGES; change++) {
    await call(page, 'closeOurs');
    await call(page, 'openOurs', 'storybook');
  }
  const after: number[] = [];
  while (after.length < READINGS) after.push(await megabytes(browser, page));
  const changed = Math.min(...after);
  const note = 'With what Chromium itself needs for a page.';
  return {
    rows: [
      limited('Memory with storybook', [loaded], { unit: 'MB', note }),
      limited('Memory after 300 tokens', [written], { unit: 'MB' }),
      limited(`Memory after ${CHANGES} changes of the model`, [changed], {
        unit: 'MB',
        most: loaded * 1.1,
        text: 'within 10 % of the first',
        note: 'The least within some 20 s: closed workers give their memory back little by little.',
      }),
    ],
  };
}

/** Returns what all renderers have in memory, after what nobody needs is gone. */
async function megabytes(browser: Browser, page: WatchedPage): Promise<number> {
  const collect = () => (globalThis as unknown as { gc(): void }).gc();
  await page.evaluate(collect);
  // A worker that was closed may still be listed: it has nothing to give back.
  for (const engine of engines(page)) await engine.evaluate(collect).catch(() => undefined);
  await page.waitForTimeout(2000);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const kilobytes = await Promise.all(renderers.map(({ id }) => proportionalSize(id)));
  return kilobytes.reduce((sum, size) => sum + size, 0) / 1000;
}

/** Memory of a process in kB, what is shared counted in parts. */
async function proportionalSize(id: number): Promise<number> {
  const books = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(books)?.[1] ?? 0);
}
