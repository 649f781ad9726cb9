/**
 * How chapters are read: the plugins by name or path, as Turbopack wants them. next.config.mjs and
 * the check that compiles every chapter share this list.
 */
import { fileURLToPath } from 'node:url';

export const remarkPlugins = ['remark-gfm', 'remark-math'];

/** @type {[string, Record<string, unknown>][]} */
export const rehypePlugins = [
  [fileURLToPath(new URL('./mdx-sections.mjs', import.meta.url)), {}],
  [fileURLToPath(new URL('./mdx-when-near.mjs', import.meta.url)), {}],
  ['rehype-katex', { strict: 'error', throwOnError: true }],
];
