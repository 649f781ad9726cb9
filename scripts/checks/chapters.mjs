import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@mdx-js/mdx';
import { listFiles, root } from '../project.mjs';
import { mdxOptions } from './mdx.mjs';

/** @typedef {Awaited<ReturnType<typeof compile>>['messages'][number]} Message */

/**
 * Compiles every chapter as the build does. An equation that KaTeX cannot set counts as an error;
 * the build would print its source in red.
 *
 * @param {string} [folder] the project's root
 * @returns {Promise<string[]>} what is wrong, a line each, with file, line and column
 */
export async function checkChapters(folder = root) {
  const problems = [];
  for (const path of listFiles(join(folder, 'content'), folder)) {
    if (!path.endsWith('.mdx')) continue;
    try {
      const file = await compile(
        { value: readFileSync(join(folder, path), 'utf8'), path },
        mdxOptions,
      );
      problems.push(...file.messages.map((message) => describe(path, message)));
    } catch (error) {
      problems.push(describe(path, /** @type {Message} */ (error)));
    }
  }
  return problems;
}

/**
 * @param {string} path
 * @param {Message} message
 */
function describe(path, { line, column, reason, message, cause }) {
  const why = cause instanceof Error ? `: ${cause.message}` : '';
  return `${path}:${line ?? 1}:${column ?? 1} ${reason ?? message}${why}`;
}
