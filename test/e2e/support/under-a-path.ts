import { join } from 'node:path';
import { capture } from '@/scripts/command.mjs';
import { root } from '@/scripts/project.mjs';

/** The path of the second build. */
export const BASE_PATH = '/some/path';

/** The whole address that it is built for. */
export const SITE_URL = `https://school.example${BASE_PATH}`;

const folder = '.cache/under-a-path';

/**
 * Builds the site for another path, unless that was done: a second true build, since nothing else
 * shows that Next, the bundler and the pages agree on the path. Its scripts are not minified, which takes a
 * third of the time and knows of no path.
 *
 * @returns its folder
 * @throws when the build fails
 */
export async function buildUnderPath(): Promise<string> {
  const { code, output } = await capture('node', ['scripts/build-if-needed.mjs'], {
    BASE_PATH,
    SITE_URL,
    EXPORT_FOLDER: folder,
    PLAIN_SCRIPTS: '1',
  });
  if (code !== 0) throw new Error(`The build for ${BASE_PATH} failed.\n${output}`);
  return join(root, folder);
}
