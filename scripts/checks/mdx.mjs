import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rehypePlugins, remarkPlugins } from '../mdx-options.mjs';

/** @param {string} name a package, or the path of a file */
const load = async (name) =>
  // biome-ignore lint/plugin: Turbopack wants plugins by name, so that is how they are listed.
  (await import(isAbsolute(name) ? pathToFileURL(name).href : name)).default;

/**
 * The options to compile a chapter with, outside of Next.
 *
 * @type {import('@mdx-js/mdx').CompileOptions}
 */
export const mdxOptions = {
  remarkPlugins: await Promise.all(remarkPlugins.map(load)),
  rehypePlugins: await Promise.all(
    rehypePlugins.map(async ([name, options]) => [await load(name), options]),
  ),
};
