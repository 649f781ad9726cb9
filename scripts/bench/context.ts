import type { Browser } from 'playwright-core';
import type { Machine } from '@/lib/speed/speed-report';
import { newPage, type WatchedPage } from '@/test/e2e/support/browser';
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

/** Opens the page of the bench; each is a fresh start. */
export async function openBenchPage({ browser, benchUrl }: BenchContext): Promise<WatchedPage> {
  const page = await newPage(browser);
  await page.goto(benchUrl);
  await page.waitForFunction(() => typeof globalThis.bench === 'object');
  return page;
}

/** Does something with a page of the bench and closes it. */
export async function withBenchPage<T>(
  context: BenchContext,
  work: (page: WatchedPage) => Promise<T>,
): Promise<T> {
  const page = await openBenchPage(context);
  try {
    return await work(page);
  } finally {
    await page.close();
  }
}
