import type { Browser } from 'playwright-core';
import type { Machine } from '@/lib/speed/speed-report';
import { newPage, type WatchedPage } from '@/test/e2e/support/browser';
import type { BenchPage } from './browser/protocol';
import type { BenchOptions } from './options';
import type { SectionResult } from './row';

/** What a section is given. */
export interface BenchContext {
  readonly browser: Browser;
  /** The built site. */
  readonly siteUrl: string;
  /** The page of the bench, with the models of `models`. */
  readonly benchUrl: string;
  /** Names of the models' folders. */
  readonly models: readonly string[];
  readonly machine: Machine;
  readonly options: BenchOptions;
}

/** Measures something, and returns its rows. */
export type Section = (context: BenchContext) => Promise<SectionResult>;

/** What tsx puts around functions, which a page does not know. */
export const NAMED = 'globalThis.__name = (named) => named';

/** Opens a page with nothing in its cache. */
export async function openPage(browser: Browser, address: string): Promise<WatchedPage> {
  const page = await newPage(browser);
  await page.addInitScript(NAMED);
  await page.goto(address);
  return page;
}

/** Calls a method of the bench's page. */
export function call<N extends keyof BenchPage>(
  page: WatchedPage,
  name: N,
  ...given: Parameters<BenchPage[N]>
): Promise<Awaited<ReturnType<BenchPage[N]>>> {
  type Method = (...args: unknown[]) => Awaited<ReturnType<BenchPage[N]>>;
  return page.evaluate(
    ([method, args]) => (globalThis.bench[method as N] as unknown as Method)(...args),
    [name, given as unknown[]] as const,
  );
}

/** Does something with a page of the bench, which is a fresh start, and closes it. */
export async function withBenchPage<T>(
  { browser, benchUrl }: BenchContext,
  work: (page: WatchedPage) => Promise<T>,
): Promise<T> {
  const page = await openPage(browser, benchUrl);
  try {
    await page.waitForFunction(() => typeof globalThis.bench === 'object');
    return await work(page);
  } finally {
    await page.close();
  }
}
