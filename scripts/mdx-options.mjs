/**
 * How chapters are read: the plugins by name, as Turbopack wants them. next.config.mjs and the
 * check that compiles every chapter share this list.
 */

export const remarkPlugins = ['remark-gfm', 'remark-math'];

/** @type {[string, Record<string, unknown>][]} */
export const rehypePlugins = [['rehype-katex', { strict: 'error', throwOnError: true }]];
