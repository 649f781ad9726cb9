/**
 * What a reader fetches before the model: `npm run build && npx tsx scripts/bench/page-weight.ts`.
 *
 * Every page of the built site is opened in Chromium, with the model's files out of reach. Printed
 * for each: its HTML and all scripts that it loads by itself, compressed with brotli as the site's
 * server does; `--scripts` lists the scripts, too.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { lab, readyChapters } from '@/content/chapters';
import { exportFolder } from '@/scripts/build-if-needed.mjs';
import { startServer } from '@/scripts/serve.mjs';
import { launch } from '@/test/e2e/support/browser';

/** The most that a page may weigh, in kB of 1,000 bytes. */
const LIMIT = 300;
const detailed = process.argv.includes('--scripts');
const sizes = new Map<string, Promise<number>>();

/** Bytes of a file of the site when it is compressed. */
function weigh(path: string): Promise<number> {
  const known = sizes.get(path);
  if (known) return known;
  const found = readFile(join(exportFolder, path)).then(
    (bytes) =>
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length,
  );
  sizes.set(path, found);
  return found;
}

const kB = (bytes: number) => (bytes / 1000).toFixed(1).padStart(7);
const site = await startServer({ directory: exportFolder });
const browser = await launch();
let heaviest = 0;
console.log(`${'page'.padEnd(24)}   HTML scripts   total  (kB, brotli)`);
for (const path of ['/', ...[...readyChapters, lab].map(({ slug }) => `/${slug}`)]) {
  const page = await browser.newPage();
  await page.route(/\/(models|ort)\//, (route) => route.abort());
  await page.goto(site.url + path, { waitUntil: 'networkidle' });
  // What a worker loads is the model's, and is not in this list.
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((name) => name.endsWith('.js') && !name.includes('worker')),
  );
  const html = await weigh(path === '/' ? 'index.html' : `${path.slice(1)}.html`);
  const weights = await Promise.all(
    [...new Set(scripts)].map(async (name) => [await weigh(name), name] as const),
  );
  const sum = weights.reduce((total, [bytes]) => total + bytes, 0);
  heaviest = Math.max(heaviest, html + sum);
  console.log(`${path.padEnd(24)}${kB(html)} ${kB(sum)} ${kB(html + sum)}`);
  if (detailed) {
    for (const [bytes, name] of weights.sort(([a], [b]) => b - a))
      console.log(`${kB(bytes)} ${name}`);
  }
  await page.close();
}
await browser.close();
await site.close();
console.log(`The heaviest has ${kB(heaviest).trim()} kB; at most ${LIMIT} are wanted.`);
if (heaviest > LIMIT * 1000) process.exitCode = 1;
