/**
 * Fetches models of the catalog into public/models/, for a classroom's server or a laptop without
 * a network: `npm run models -- gpt2 distilgpt2`, from a mirror with `--host https://…`.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CATALOG, type CatalogEntry } from '@/lib/engine/catalog';
import type { ByteProgress } from '@/lib/engine/download/fetch-file';
import { fetchModel } from './models/fetch-model';
import { runCommand } from './project.mjs';

const offered = CATALOG.filter(({ host }) => host !== '');
const folder = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

function usage(): string {
  const lines = offered.map(({ id, title, weights: { bytes, approximate } }) => {
    const size = `${approximate ? 'about ' : ''}${Math.round(bytes / 1e6)} MB`;
    return `  ${id.padEnd(14)}${title}, ${size}`;
  });
  return ['Usage: npm run models -- NAME … [--host ADDRESS]', ...lines].join('\n');
}

function progressLine({ file, loaded, total }: ByteProgress): void {
  if (!process.stdout.isTTY) return;
  const of = total === undefined ? '' : ` of ${megabytes(total)}`;
  process.stdout.write(`\r\x1b[K  ${file}: ${megabytes(loaded)}${of}`);
}

async function fetchOne(entry: CatalogEntry): Promise<void> {
  console.log(`${entry.title}, ${entry.repository} at ${entry.revision}, from ${entry.host}`);
  const folders = { target: folder(`public/models/${entry.id}`), parts: folder('.cache/models') };
  const fetched = await fetchModel(entry, folders, progressLine);
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
  const what = fetched.length === 0 ? 'everything was there' : `fetched ${fetched.join(', ')}`;
  console.log(`  public/models/${entry.id}/: ${what}`);
}

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { host: { type: 'string' } },
  });
  const entries = positionals.map((name) => {
    const entry = offered.find(({ id }) => id === name);
    if (!entry) throw new Error(`There is no model “${name}” to fetch.\n${usage()}`);
    return values.host ? { ...entry, host: values.host } : entry;
  });
  if (entries.length === 0) throw new Error(usage());
  for (const entry of entries) await fetchOne(entry);
});
