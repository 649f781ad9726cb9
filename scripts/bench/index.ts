/**
 * Measures how fast the notebook is, against what readers would use instead, in headless Chromium:
 *
 *     npm run bench                        all of it: under 15 minutes on two cores that do nothing else
 *     npm run bench -- --quick             two rounds in place of seven, to see whether it works
 *     npm run bench -- --only start,memory some sections
 *     npm run bench -- --full-size FOLDER  config.json and a q8 file of GPT-2's size, made by
 *                                          training/fixtures/full_size.py
 *
 * It builds the site first, if a section needs it. It writes bench/results.md and, with the section "device",
 * the recorded column of the page /speed.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIfNeeded, exportFolder } from '@/scripts/build-if-needed.mjs';
import { capture } from '@/scripts/command.mjs';
import { root } from '@/scripts/project.mjs';
import { startServer } from '@/scripts/serve.mjs';
import { launch } from '@/test/e2e/support/browser';
import type { Section } from './context';
import { fullSizeModel } from './full-size-model';
import { thisMachine } from './machine';
import { readOptions } from './options';
import { markdownOf } from './results';
import type { SectionResult } from './row';
import { ablations } from './sections/ablations';
import { cells } from './sections/cells';
import { contexts } from './sections/contexts';
import { device } from './sections/device';
import { figures } from './sections/figures';
import { fullSize } from './sections/full-size';
import { mainThread } from './sections/main-thread';
import { memory } from './sections/memory';
import { native } from './sections/native';
import { start } from './sections/start';
import { stepping } from './sections/stepping';
import { startBenchSite } from './site';

/** Sections that open pages of the built site; the others have a page of their own. */
const NEED_SITE = ['device', 'start', 'main-thread', 'cells'];

/** The most time for a section, in ms. */
const LIMIT = 8 * 60_000;

const SECTIONS: Readonly<Record<string, readonly [title: string, Section]>> = {
  device: ['What the page /speed measures', device],
  stepping: ['Writing, against the library’s pipeline', stepping],
  contexts: ['Writing, as the text grows', contexts],
  native: ['Writing, against the native runtime', native],
  ablations: ['Ablations, patches and surprise', ablations],
  start: ['From a navigation to a live prediction', start],
  'main-thread': ['The page’s main thread', mainThread],
  cells: ['Cells', cells],
  memory: ['Memory', memory],
  figures: ['Figures at GPT-2’s size', figures],
  'full-size': ['A file of GPT-2’s size', fullSize],
};

const options = readOptions(process.argv.slice(2));
const unknown = options.only.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) {
  throw new Error(
    `There is no ${unknown.join(', ')}; there are ${Object.keys(SECTIONS).join(', ')}.`,
  );
}
const chosen = Object.entries(SECTIONS).filter(
  ([name]) => options.only.length === 0 || options.only.includes(name),
);

const built = chosen.some(([name]) => NEED_SITE.includes(name))
  ? await buildIfNeeded().then(() => true, notBuilt)
  : false;
const folder = await fullSizeModel(options.fullSize);
const models = {
  storybook: join(root, 'public/models/storybook'),
  ...(folder ? { 'full-size': folder } : {}),
};
const [site, bench] = await Promise.all([
  startServer({ directory: exportFolder }),
  startBenchSite(models),
]);
const first = await launch({ measures: true });
const machine = thisMachine(first.version());
await first.close();
const sections: Record<string, SectionResult> = {};
for (const [name, [title, section]] of chosen) {
  const begin = performance.now();
  sections[title] =
    NEED_SITE.includes(name) && !built
      ? { rows: [], skipped: ['the site could not be built.'] }
      : await measured(section).catch(failed);
  console.log(`${name}: ${((performance.now() - begin) / 1000).toFixed(0)} s`);
  await write();
}
await Promise.all([site.close(), bench.close()]);
console.log(markdownOf({ machine, rounds: options.rounds, sections }));
process.exit();

/** Runs a section in a browser of its own, which ends with it, also where it waits for ever. */
async function measured(section: Section): Promise<SectionResult> {
  const browser = await launch({ measures: true });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `it took longer than ${LIMIT / 60_000} minutes`;
    timer = setTimeout(() => reject(new Error(message)), LIMIT);
  });
  const context = { browser, siteUrl: site.url, benchUrl: bench.url, machine, options };
  try {
    return await Promise.race([section({ ...context, models: Object.keys(models) }), late]);
  } finally {
    clearTimeout(timer);
    await browser.close();
  }
}

/** After each section, so that a run that is ended has what it measured. */
async function write(): Promise<void> {
  const to = join(root, options.quick ? '.cache/bench' : 'bench');
  await mkdir(to, { recursive: true });
  const page = markdownOf({ machine, rounds: options.rounds, sections });
  await writeFile(join(to, 'results.md'), page);
  // Tables as `npm run check` wants them.
  if (!options.quick) await capture('biome', ['format', '--write', 'bench/results.md']);
}

/** Sections that do without the site go on. */
function notBuilt(error: unknown): boolean {
  process.exitCode = 1;
  console.error(error);
  return false;
}

/** The other sections go on; what went wrong is said in the place of the figures. */
function failed(error: unknown): SectionResult {
  process.exitCode = 1;
  console.error(error);
  const [why = ''] = String(error).split('\n');
  return { rows: [], skipped: [`it failed: ${why}`] };
}
