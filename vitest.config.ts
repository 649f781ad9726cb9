import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongFirst } from './test/support/long-first.mjs';
import { LATER_BEST_WASM } from './test/support/v8-settings.mjs';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };

/** A folder for a report of every run, which scripts/count-tests.mjs sums up. */
const results = process.env.TEST_RESULTS;

/** One project a kind of test: what it needs to run is what sets it apart. */
export default defineConfig({
  test: {
    reporters: results
      ? ['default', ['json', { outputFile: `${results}/${process.pid}.json` }]]
      : ['default'],
    // Both of a small machine's cores; vitest would leave one idle.
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          // Nothing here replaces a module or a global for longer than a test.
          isolate: false,
          environment: 'node',
          // Components whose tests end in .tsx need a page; see below.
          include: ['test/{lib,content,scripts,components}/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'components',
          // One page for all files; the setup leaves it empty after each.
          isolate: false,
          environment: 'happy-dom',
          include: ['test/components/**/*.test.tsx'],
          setupFiles: ['test/components/setup.ts'],
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'model',
          isolate: false,
          environment: 'node',
          include: ['test/model/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          execArgv: [LATER_BEST_WASM],
          isolate: false,
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          // A browser short of processor may lose a race once; the report names what needed it.
          retry: 1,
          // Pages wait for frames and timers, meanwhile another has the processor: beside three, two cores stand
          // idle for 6 % of the time.
          maxWorkers: 4,
          // What a busy machine needs to get there; a poll ends as soon as it holds.
          expect: { poll: { timeout: 30_000 } },
          sequence: { groupOrder: 1 },
          globalSetup: ['test/e2e/support/site.ts'],
        },
      },
    ],
  },
});
