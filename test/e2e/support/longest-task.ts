import type { Page } from 'playwright-core';
import { inFirefox } from './browser-name';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** The time that the thread had a processor, in μs. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/**
 * Returns how long the longest task of a page's main thread was while something happened, in ms: for that
 * long the page answers nobody. Only time in which the thread had a processor counts, so that it is the
 * same on a machine that has other work. Firefox has no such trace: there it is the time on the clock
 * between two ticks of the page, less that of a page that does nothing.
 */
export function longestTask(page: Page, idle: Page, happens: () => Promise<void>): Promise<number> {
  return inFirefox ? longestGap(page, idle, happens) : longestTraced(page, happens);
}

async function longestTraced(page: Page, happens: () => Promise<void>): Promise<number> {
  const browser = page.context().browser();
  if (!browser) throw new Error('a page without a browser');
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  let trace: Buffer;
  try {
    await happens();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const mainThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const times = traceEvents
    .filter(({ pid, tid }) => mainThreads.has(`${pid} ${tid}`))
    .flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur]));
  if (times.length === 0) throw new Error('the trace has no task of a main thread');
  return times.reduce((most, time) => Math.max(most, time), 0) / 1000;
}

async function longestGap(page: Page, idle: Page, happens: () => Promise<void>): Promise<number> {
  await Promise.all([idle, page].map(watchTicks));
  await happens();
  const [own, other] = await Promise.all([page, idle].map(longestTick));
  return (own ?? 0) - (other ?? 0);
}

const watchTicks = (page: Page) =>
  page.evaluate(() => {
    const ticks = { longest: 0, last: performance.now(), timer: 0 };
    const before = Reflect.get(window, 'ticks') as typeof ticks | undefined;
    if (before) clearInterval(before.timer);
    ticks.timer = window.setInterval(() => {
      const now = performance.now();
      ticks.longest = Math.max(ticks.longest, now - ticks.last);
      ticks.last = now;
    }, 10);
    Object.assign(window, { ticks });
  });

const longestTick = (page: Page) =>
  page.evaluate(() => (Reflect.get(window, 'ticks') as { longest: number }).longest);
