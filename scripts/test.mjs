import { capture, run } from './command.mjs';
import { isMain, runCommand } from './project.mjs';

/**
 * Runs all tests. The site is built while those of Node run, which need nothing of it: each waits while the
 * other computes.
 *
 * @throws when a test or the build fails
 */
async function test() {
  const [unit, build] = await Promise.all([
    run('npm', ['run', 'test:unit']),
    capture('node', ['scripts/build-if-needed.mjs']),
  ]);
  if (build.code !== 0) throw new Error(build.output);
  if (unit !== 0 || (await run('npm', ['run', 'test:e2e'])) !== 0) {
    throw new Error('Not all tests have passed.');
  }
}

if (isMain(import.meta.url)) await runCommand(test);
