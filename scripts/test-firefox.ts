/**
 * Runs the end-to-end core in the Firefox of this machine: `npm run test:firefox`, or with files
 * after `--`. Where there is none, or one that is too old, it says so, and ends well.
 */
import { findFirefox, NO_FIREFOX, tooOld } from '@/test/e2e/support/find-firefox';
import { buildIfNeeded } from './build-if-needed.mjs';
import { run } from './command.mjs';
import { runCommand } from './project.mjs';

/** What readers do most: load, step, a figure of each chapter, the Lab, cells. */
const core = [
  'introduction',
  'embeddings',
  'positional-encoding',
  'masked-attention',
  'inside-a-block',
  'auto-regression',
  'learning',
  'circuits',
  'lab',
  'cells',
  'cell-editor',
  'hostile-cells',
  'plain-http',
].map((name) => `test/e2e/${name}.test.ts`);

await runCommand(async () => {
  const path = await findFirefox();
  const obstacle = path ? await tooOld(path) : NO_FIREFOX;
  if (path && !obstacle) {
    await buildIfNeeded();
    const chosen = process.argv.slice(2);
    const files = chosen.length > 0 ? chosen : core;
    const env = { TEST_BROWSER: 'firefox', FIREFOX_PATH: path };
    process.exitCode = await run('vitest', ['run', '--project', 'e2e', ...files], { env });
  } else {
    console.log(`Skipped. ${obstacle}`);
  }
});
