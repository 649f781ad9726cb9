/**
 * Whether the Lab keeps the page's main thread free while it writes:
 *
 *     npm run build && npx tsx scripts/bench/lab.ts [tokens [folder]]
 *
 * An essay of 300 tokens from storybook, in the built site, in Chromium, plain and with surprise
 * and attention. A folder with config.json and decoder_model_merged_quantized.onnx, as
 * training/fixtures/full_size.py makes it, stands in for storybook: the true sizes of GPT-2, random
 * weights. Printed: every task that blocked the main thread for 50 ms or more
 * (PerformanceObserver, `longtask`), what a frame waited at most, and how fast the tokens came.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportFolder } from '@/scripts/build-if-needed.mjs';
import { startServer } from '@/scripts/serve.mjs';
import { launch, newPage, type WatchedPage } from '@/test/e2e/support/browser';
import { lab } from '@/test/e2e/support/lab';
import { fullSizeModel } from './full-size-model';

const TOKENS = Number(process.argv[2] ?? 300);
const say = (what: string, figure: string) => console.log(`${what.padEnd(64)} ${figure}`);

/** What the page notes while it writes. */
interface Notes {
  readonly tasks: number[];
  readonly frames: number[];
}

/** Begins to take notes in the page; the answer stops and reads them. */
async function observe(page: WatchedPage): Promise<() => Promise<Notes>> {
  // What tsx puts around functions is not there in the page.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.evaluate(() => {
    const notes: Notes = { tasks: [], frames: [] };
    Object.assign(globalThis, { notes });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) notes.tasks.push(duration);
    }).observe({ type: 'longtask' });
    let last = performance.now();
    const frame = (now: number) => {
      notes.frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  return () => page.evaluate(() => (globalThis as unknown as { notes: Notes }).notes);
}

const share = (values: readonly number[], at: number) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * at)] ?? 0;

async function measure(page: WatchedPage, name: string): Promise<void> {
  const here = lab(page);
  const before = await here.count();
  await here.length.fill(String(TOKENS));
  await here.length.press('Enter');
  // What opening the page costs is not what writing costs.
  await page.waitForTimeout(1000);
  const read = await observe(page);
  const begun = performance.now();
  await here.generate.click();
  await page.waitForFunction(
    (count) => document.querySelectorAll('#lab-text [role=option]').length >= count,
    before + TOKENS,
    { timeout: 600_000, polling: 500 },
  );
  const took = performance.now() - begun;
  const { tasks, frames } = await read();
  say(`${name}: ${TOKENS} tokens`, `${(took / 1000).toFixed(1)} s`);
  say('tasks of 50 ms or more on the main thread', String(tasks.length));
  say('the longest of them', tasks.length > 0 ? `${Math.max(...tasks).toFixed(0)} ms` : 'none');
  const [half, most, all] = [0.5, 0.99, 1].map((at) => share(frames, at).toFixed(0));
  say('between two frames: median, 99 of 100, longest', `${half}, ${most}, ${all} ms`);
}

/** A copy of the site in which another model has storybook's place. */
async function siteWith(folder: string): Promise<string> {
  const model = await fullSizeModel(folder);
  if (!model) throw new Error(`There is no file of GPT-2’s size in ${folder}.`);
  const site = await mkdtemp(join(tmpdir(), 'lab-'));
  await cp(exportFolder, site, { recursive: true });
  await cp(model, join(site, 'models', 'storybook'), { recursive: true });
  return site;
}

const folder = process.argv[3];
const site = folder === undefined ? exportFolder : await siteWith(folder);
const server = await startServer({ directory: site });
const browser = await launch({ measures: true });
try {
  const page = await newPage(browser);
  await page.goto(`${server.url}/lab`);
  await lab(page).live();
  await measure(page, 'plain');
  await lab(page).prompt.fill('There was once a king who had three sons');
  await lab(page).prompt.press('Enter');
  for (const name of ['Surprise', 'Attention over the text']) {
    await page.getByRole('switch', { name }).press('Space');
  }
  await page.waitForTimeout(1500);
  await measure(page, 'with surprise and attention');
  await page.close();
} finally {
  await browser.close();
  await server.close();
  if (site !== exportFolder) await rm(site, { recursive: true });
}
