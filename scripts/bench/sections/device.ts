import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spreadOf } from '@/lib/maths/median';
import { SPEED_NAMES, SPEED_WORKS, type SpeedReport } from '@/lib/speed/speed-report';
import { root } from '@/scripts/project.mjs';
import type { WatchedPage } from '@/test/e2e/support/browser';
import { type BenchContext, openPage } from '../context';
import { limited, type SectionResult } from '../row';

/** Where the recorded column is read from; a quick run leaves it as it is. */
const FILE = 'content/recorded/speed/measured.json';
const QUICK_FILE = '.cache/bench/measured.json';
const WAIT = 120_000;

/**
 * What the page /speed measures, as a reader would: the button is pressed. The medians of all
 * rounds become the recorded column of that page.
 */
export async function device(context: BenchContext): Promise<SectionResult> {
  const { browser, siteUrl, machine, options } = context;
  const reports: SpeedReport[] = [];
  const page = await openPage(browser, `${siteUrl}/speed`);
  try {
    for (let round = 0; round < options.rounds; round++) reports.push(await measure(page));
  } finally {
    await page.close();
  }
  const spreads = SPEED_WORKS.map((work) => {
    const medians = reports.flatMap(({ works }) => works[work]?.median ?? []);
    return [work, spreadOf(medians)] as const;
  });
  const longest = reports.map(({ longestTask = Number.NaN }) => longestTask);
  const report: SpeedReport = {
    works: Object.fromEntries(spreads),
    longestTask: Math.max(...longest),
    threads: reports[0]?.threads ?? 1,
  };
  const path = join(root, options.quick ? QUICK_FILE : FILE);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, `${JSON.stringify({ machine, report })}\n`);
  return {
    rows: [
      ...SPEED_WORKS.map((work) =>
        limited(
          SPEED_NAMES[work].join(', '),
          reports.flatMap(({ works }) => works[work]?.median ?? []),
        ),
      ),
      limited('The page was held up, longest (0: never for 50 ms)', longest),
    ],
  };
}

async function measure(page: WatchedPage): Promise<SpeedReport> {
  const key = 'inside-gpt-2:speed';
  await page.evaluate((name) => localStorage.removeItem(name), key);
  await page
    .getByRole('button', { name: /^Measure (this device|again)$/ })
    .click({ timeout: WAIT });
  const saved = await page.waitForFunction((name) => localStorage.getItem(name), key, {
    timeout: WAIT,
  });
  return JSON.parse((await saved.jsonValue()) ?? 'null').report;
}
