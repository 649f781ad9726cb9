/**
 * Runs Lighthouse, as for a phone, on each chapter of the built site: `npm run lighthouse`. It fails
 * where a page is not wholly accessible, does not follow best practices, or shifts.
 *
 * `--runs 1` for a look, `--only masked-attention` for one page; docs/lighthouse.md is written of all
 * pages with five runs.
 */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { readyChapters } from '@/content/chapters';
import { FEATURES_OFF } from '@/test/e2e/support/browser';
import { findBrowser } from '@/test/e2e/support/find-browser';
import { thisMachine } from './bench/machine';
import { buildIfNeeded, exportFolder } from './build-if-needed.mjs';
import { capture } from './command.mjs';
import { installAside } from './install-aside';
import { type LighthouseRun, type PageScores, scoresOf, shortfalls } from './lighthouse/judge';
import { markdownOf } from './lighthouse/report';
import { root } from './project.mjs';
import { startServer } from './serve.mjs';

/** 176 MB with what it needs, which nothing else here does: no dependency of the project. */
const VERSION = '13.5.0';
const RUNS = 5;
/** What Lighthouse says where a trace has not begun well: another run may. */
const RUN_AGAIN = 'Please run Lighthouse again';
const MOST_AGAIN = 2;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: String(RUNS) },
    only: { type: 'string', default: '' },
  },
});
const runs = Number(values.runs);
const paths = ['/', ...readyChapters.map(({ slug }) => `/${slug}`)];
const chosen = paths.filter((path) => values.only === '' || path === `/${values.only}`);
if (!(runs >= 1) || chosen.length === 0) {
  throw new Error(
    `--runs is a number from 1; --only is one of ${paths.join(' ')} without its slash`,
  );
}

const manifest = await installAside('lighthouse', 'lighthouse', VERSION);
const cli = join(dirname(manifest), 'node_modules/lighthouse/cli/index.js');
const browser = await findBrowser({ measures: true });
await buildIfNeeded();
const site = await startServer({ directory: exportFolder });
const pages: Record<string, PageScores> = {};
try {
  for (const path of chosen) {
    const found: LighthouseRun[] = [];
    while (found.length < runs) found.push(await runOn(path));
    const scores = scoresOf(found);
    pages[path] = scores;
    const faults = shortfalls(scores, found);
    if (faults.length > 0) process.exitCode = 1;
    console.log([`${path}: performance ${scores.performance}`, ...faults].join('\n  '));
  }
} finally {
  await site.close();
}
const { stdout } = await promisify(execFile)(browser.path, ['--version']);
const machine = thisMachine(/\d+/.exec(stdout)?.[0] ?? '');
const report = markdownOf({ version: VERSION, machine, runs, pages });
console.log(report);
if (runs >= RUNS && chosen.length === paths.length) {
  await writeFile(join(root, 'docs/lighthouse.md'), report);
  // Tables as `npm run check` wants them.
  await capture('biome', ['format', '--write', 'docs/lighthouse.md']);
}

/** One run, in a browser of its own. */
async function runOn(path: string, again = 0): Promise<LighthouseRun> {
  const folder = join(root, '.cache/lighthouse/reports');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${path.slice(1) || 'index'}.json`);
  const sandbox = process.getuid?.() === 0 ? ' --no-sandbox' : '';
  const { code, output } = await capture(
    'node',
    [
      cli,
      `${site.url}${path}`,
      '--quiet',
      '--only-categories=performance,accessibility,best-practices',
      `--chrome-flags=--headless=new --disable-features=${FEATURES_OFF.join(',')}${sandbox}`,
      '--output=json',
      `--output-path=${file}`,
    ],
    { ...browser.env, CHROME_PATH: browser.path },
  );
  if (code !== 0 && output.includes(RUN_AGAIN) && again < MOST_AGAIN) return runOn(path, again + 1);
  if (code !== 0) throw new Error(`Lighthouse ended with ${code} on ${path}.\n${output}`);
  return JSON.parse(await readFile(file, 'utf8'));
}
