import { join } from 'node:path';
import { compile } from '@mdx-js/mdx';
import { readFiles, root } from '../project.mjs';
import { mdxOptions } from './mdx.mjs';

/** @typedef {Awaited<ReturnType<typeof compile>>['messages'][number]} Message */

/**
 * Compiles every chapter as the build does. An equation that KaTeX cannot set counts as an error;
 * the build would print its source in red. So does an import from anywhere but the components.
 *
 * @param {string} [folder] the project's root
 * @returns {Promise<string[]>} what is wrong, a line each, with file, line and column
 */
export async function checkChapters(folder = root) {
  const problems = [];
  const remarkPlugins = [...(mdxOptions.remarkPlugins ?? []), checkImports];
  for (const { path, text } of readFiles(join(folder, 'content'), folder, /\.mdx$/)) {
    try {
      const file = await compile({ value: text, path }, { ...mdxOptions, remarkPlugins });
      problems.push(...file.messages.map((message) => describe(path, message)));
    } catch (error) {
      problems.push(describe(path, /** @type {Message} */ (error)));
    }
  }
  return problems;
}

/**
 * A remark plugin: Biome does not read MDX, so the direction of a chapter's imports is checked here.
 * A chapter takes components, and files beside it.
 */
function checkImports() {
  /**
   * @param {{ children: any[] }} tree
   * @param {any} file
   */
  return (tree, file) => {
    for (const { type, data, position } of tree.children) {
      if (type !== 'mdxjsEsm') continue;
      for (const { source } of data.estree.body) {
        if (source === undefined || /^(@\/components\/|\.\/)/.test(source.value)) continue;
        file.message(`"${source.value}": a chapter imports from @/components/ only`, position);
      }
    }
  };
}

/**
 * @param {string} path
 * @param {Message} message
 */
function describe(path, { line, column, reason, message, cause }) {
  const why = cause instanceof Error ? `: ${cause.message}` : '';
  return `${path}:${line ?? 1}:${column ?? 1} ${reason ?? message}${why}`;
}
