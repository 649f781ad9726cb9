import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { root } from '../project.mjs';

/** Models that every site has. */
const always = ['storybook', 'storybook-snapshots'];

/**
 * Writes a folder that needs neither this project nor a network: the site, chosen models, and a
 * server in one file.
 *
 * @param {object} options
 * @param {string} options.exported the folder of the export
 * @param {string} options.models the folder that has the models, each in one of its own
 * @param {readonly string[]} options.chosen ids of models beside storybook
 * @param {string} options.target the folder to write; one that was packed before is replaced
 * @throws when something else is there
 */
export function writePack({ exported, models, chosen, target }) {
  const site = join(target, 'site');
  if (existsSync(target) && !existsSync(join(target, 'start.mjs'))) {
    throw new Error(
      `${target} is there and was not packed by this command. Choose another folder.`,
    );
  }
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const inExport = join(exported, 'models');
  cpSync(exported, site, {
    recursive: true,
    filter: (path) =>
      !path.startsWith(inExport) ||
      path === inExport ||
      always.some((id) => `${path}/`.startsWith(`${join(inExport, id)}/`)),
  });
  for (const id of chosen) cpSync(join(models, id), join(site, 'models', id), { recursive: true });
  buildSync({
    entryPoints: [join(root, 'scripts/pack/start.mjs')],
    outfile: join(target, 'start.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
  });
  writeFileSync(join(target, 'README.txt'), instructions);
}

const instructions = `Inside GPT-2, in a folder

With Node (20 or newer), from this folder:

    node start.mjs           open it on this machine, at http://localhost:3000
    node start.mjs --lan     let the class in: it prints an address and a QR code
    node start.mjs --port 8080

With Python instead, on this machine:

    python3 -m http.server 3000 --directory site --bind 127.0.0.1

No network is needed, and nothing is installed. Machines that open it over the network keep nothing,
and compute with one thread: browsers allow more on this machine and on https only.
`;
