import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { capture } from './command.mjs';
import { root } from './project.mjs';

/**
 * Installs a package that is no dependency of the project, under .cache, unless that was done. No
 * script of the package, nor of one that it needs, is run.
 *
 * @param folder of this tool, from .cache
 * @returns the package.json by which the package is found
 * @throws Error when npm could not install it
 */
export async function installAside(folder: string, name: string, version: string): Promise<string> {
  const target = join(root, '.cache', folder, version);
  const manifest = join(target, 'package.json');
  if (existsSync(join(target, 'node_modules', name))) return manifest;
  await mkdir(target, { recursive: true });
  await writeFile(manifest, JSON.stringify({ private: true }));
  const args = ['install', '--prefix', target, '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, output } = await capture('npm', [...args, `${name}@${version}`]);
  if (code === 0) return manifest;
  throw new Error(
    `${name} ${version} could not be installed; npm needs the network for it: ${lastLine(output)}`,
  );
}

/** What a program said last, which is where it says why it failed. */
export const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';
