/**
 * Packs the site for a class without a cloud: `npm run pack -- gpt2 --to /media/usb/inside-gpt-2`
 * writes a folder with the site, the models that are named, and a server in one file.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CATALOG } from '@/lib/engine/catalog';
import { buildIfNeeded, exportFolder } from './build-if-needed.mjs';
import { fetchModel } from './models/fetch-model';
import { writePack } from './pack/write-pack.mjs';
import { root, runCommand } from './project.mjs';

await runCommand(async () => {
  const { values, positionals: chosen } = parseArgs({
    allowPositionals: true,
    options: { to: { type: 'string', default: 'inside-gpt-2' } },
  });
  const offered = CATALOG.filter(({ host }) => host !== '');
  const entries = chosen.map((name) => {
    const entry = offered.find(({ id }) => id === name);
    if (entry) return entry;
    const names = offered.map(({ id }) => id).join(', ');
    throw new Error(`There is no model “${name}” to pack. There are ${names}.`);
  });
  const models = resolve(root, 'public/models');
  for (const entry of entries) {
    console.log(`${entry.title}, from ${entry.host} unless it is there`);
    const parts = resolve(root, '.cache/models');
    await fetchModel(entry, { target: resolve(models, entry.id), parts }, () => {});
  }
  await buildIfNeeded();
  const target = resolve(values.to);
  writePack({ exported: exportFolder, models, chosen, target });
  console.log(`${target} is ready; README.txt in it says how to open it.`);
});
