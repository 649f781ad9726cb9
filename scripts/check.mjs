import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkChapters } from './checks/chapters.mjs';
import { checkLengths } from './checks/lengths.mjs';
import { checkLocators } from './checks/locators.mjs';
import { checkVersions } from './checks/versions.mjs';
import { run } from './command.mjs';
import { root } from './project.mjs';

/** Each gives true when all is well, and says itself what is not. */
const checks = [
  {
    name: 'Format, lint, import directions',
    passes: () => succeeds('biome', ['check', '--error-on-warnings']),
  },
  { name: 'Types', passes: checkTypes },
  { name: 'Unused code and dependencies', passes: () => succeeds('knip', ['--no-progress']) },
  { name: 'Every chapter compiles', passes: async () => report(await checkChapters()) },
  { name: 'No file over 300 lines', passes: async () => report(checkLengths()) },
  { name: 'No test finds by class', passes: async () => report(checkLocators()) },
  { name: 'Exact versions', passes: async () => report(checkVersions()) },
];

/** @type {{ name: string, passed: boolean, seconds: number }[]} */
const results = [];
for (const { name, passes } of checks) {
  console.log(`\n── ${name} ${'─'.repeat(72 - name.length)}`);
  const started = performance.now();
  const passed = await passes().catch((error) => {
    console.error(error);
    return false;
  });
  results.push({ name, passed, seconds: (performance.now() - started) / 1000 });
}

console.log('');
for (const { name, passed, seconds } of results) {
  console.log(`${passed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
}
if (results.some(({ passed }) => !passed)) process.exitCode = 1;

/**
 * @param {string} command
 * @param {string[]} args
 */
async function succeeds(command, args) {
  return (await run(command, args, { env: { NEXT_TELEMETRY_DISABLED: '1' } })) === 0;
}

async function checkTypes() {
  // Next writes the types of its routes; without them a link to a page is unknown.
  if (existsSync(join(root, 'app')) && !(await succeeds('next', ['typegen']))) return false;
  return succeeds('tsc', ['--noEmit']);
}

/** @param {string[]} problems */
function report(problems) {
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
}
