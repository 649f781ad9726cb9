import type { BrowserContext, Page } from 'playwright-core';
import { engines, WINDOW } from '@/test/e2e/support/browser';
import { type BenchContext, NAMED } from '../context';
import { limited, type SectionResult } from '../row';

const PAGE = '/auto-regression';
const WAIT = 120_000;

interface Start {
  /** From the navigation to the first paint, which has the recorded figures, in ms. */
  readonly painted: number;
  /** ... to the first figure that the reader's own model answers, in ms. */
  readonly live: number;
  /** What tasks of the main thread take beyond 50 ms, summed up to then, in ms. */
  readonly blocked: number;
  /** What came over the network, in MB. */
  readonly megabytes: number;
}

declare global {
  var started: { live?: number; blocked: number };
}

/** From a navigation to the first live prediction: with an empty cache, and with a filled one. */
export async function start({ browser, siteUrl, options }: BenchContext): Promise<SectionResult> {
  const [cold, warm]: [Start[], Start[]] = [[], []];
  for (let round = 0; round < options.rounds; round++) {
    const reader = await browser.newContext({ viewport: WINDOW });
    await reader.addInitScript(NAMED);
    await reader.addInitScript(watch);
    cold.push(await visit(reader, siteUrl + PAGE));
    warm.push(await visit(reader, siteUrl + PAGE));
    await reader.close();
  }
  const values = (starts: readonly Start[], key: keyof Start) => starts.map((one) => one[key]);
  return {
    rows: [
      limited('Cold, to the first paint with its recorded figures', values(cold, 'painted')),
      limited('Cold, to the first live prediction', values(cold, 'live'), {
        most: 3000,
        text: 'at most 3 s',
      }),
      limited('Cold, the main thread blocked up to then', values(cold, 'blocked')),
      limited('Cold, bytes up to then', values(cold, 'megabytes'), {
        unit: 'MB',
        most: 12,
        text: 'at most 12 MB',
      }),
      limited('Warm, to the first paint with its recorded figures', values(warm, 'painted')),
      limited('Warm, to the first live prediction', values(warm, 'live'), {
        most: 1200,
        text: 'at most 1.2 s',
      }),
    ],
  };
}

/** Notes in the page, from its very beginning, when the first live answer is drawn. */
function watch(): void {
  globalThis.started = { blocked: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.started.blocked += duration - 50;
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    if (document.querySelector('[data-run=live]')) globalThis.started.live = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function visit(reader: BrowserContext, address: string): Promise<Start> {
  const page = await reader.newPage();
  await page.goto(address);
  await page.waitForFunction(() => globalThis.started.live !== undefined, undefined, {
    timeout: WAIT,
  });
  const seen = await page.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    live: globalThis.started.live ?? Number.NaN,
    blocked: globalThis.started.blocked,
  }));
  const megabytes = (await transferred(page)) / 1e6;
  await page.close();
  return { ...seen, megabytes };
}

/** Bytes that the page and its engines fetched over the network, headers included. */
async function transferred(page: Page): Promise<number> {
  const sum = () =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .map((entry) => (entry as PerformanceResourceTiming).transferSize)
      .reduce((total, bytes) => total + bytes, 0);
  const parts = [page.evaluate(sum), ...engines(page).map((worker) => worker.evaluate(sum))];
  return (await Promise.all(parts)).reduce((total, bytes) => total + bytes, 0);
}
