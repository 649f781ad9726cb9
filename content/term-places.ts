import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Finds for each term of the glossary the first chapter that explains it, by the chapters' sources:
 * when the site is built.
 *
 * @param slugs of the chapters, in the order of the path
 */
export function chapterOfTerms(slugs: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const slug of slugs) {
    const source = readFileSync(join(process.cwd(), 'content', `${slug}.mdx`), 'utf8');
    for (const [, id = ''] of source.matchAll(/<Term id="([\w-]+)">/g)) {
      if (!found.has(id)) found.set(id, slug);
    }
  }
  return found;
}
