import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { root } from './project.mjs';

/**
 * Bundles a source of the project into one classic script, as workers of their own kind need it.
 *
 * @param {string} source its path from the project's root
 * @param {string} outfile
 * @param {Record<string, string>} [define] what stands for names in it
 */
export function bundleScript(source, outfile, define = {}) {
  buildSync({
    entryPoints: [join(root, source)],
    outfile,
    define,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    tsconfig: join(root, 'tsconfig.json'),
  });
}
