import { rehypePlugins, remarkPlugins } from '../mdx-options.mjs';

/** @param {string} name */
// biome-ignore lint/plugin: Turbopack wants plugins by name, so that is how they are listed.
const load = async (name) => (await import(name)).default;

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
