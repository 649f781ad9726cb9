/**
 * Whether the Lab keeps the page's main thread free while it writes:
 *
 *     npm run build && npx tsx scripts/bench/lab.ts [tokens]
 *
 * An essay of 300 tokens from storybook, in the built site, in Chromium, with surprise, attention
 * and the text's end in view. Printed: every task that blocked the main thread for 50 ms or more
 * (PerformanceObserver, `longtask`), what a frame waited at most, and how fast the tokens came.
 */
import { exportFolder } from '@/scripts/build-if-needed.mjs';
import { startServer } from '@/scripts/serve.mjs';
import { launch, newPage, type WatchedPage } from '@/test/e2e/support/browser';
import { lab } from '@/test/e2e/support/lab';

const TOKENS = Number(process.argv[2] ?? 300);
const say = (what: string, figure: string) => console.log(`${what.padEnd(64)} ${figure}`);

/** What the page notes while it writes. */
interface Notes {
  readonly tasks: number[];
  readonly frames: number[];
}

/** Begins to take notes in the page; the answer stops and reads them. */
async function observe(page: WatchedPage): Promise<() => Promise<Notes>> {
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
    (count) => document.querySelectorAll('#lab-text .lab-token').length >= count,
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

const server = await startServer({ directory: exportFolder });
const browser = await launch();
try {
  const page = await newPage(browser);
  await page.goto(`${server.url}/lab`);
  await lab(page).live();
  await measure(page, 'plain');
  await page.reload();
  await lab(page).live();
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
}
