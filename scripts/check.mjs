import { buildFigures } from './build-figures.mjs';
import { checkChapters } from './checks/chapters.mjs';
import { checkLengths } from './checks/lengths.mjs';
import { checkLocators } from './checks/locators.mjs';
import { checkNames } from './checks/names.mjs';
import { checkStyles } from './checks/styles.mjs';
import { checkLockFile, checkVersions } from './checks/versions.mjs';
import { capture } from './command.mjs';

/** Each resolves to what is wrong, as text to print; empty when nothing is. */
const checks = {
  'Format, lint, import directions': () => complaints('biome', 'check', '--error-on-warnings'),
  Types: checkTypes,
  'Unused code and dependencies': () => complaints('knip', '--no-progress'),
  'Code that only tests use': () => complaints('knip', '--no-progress', '--production'),
  'Every chapter compiles': async () => lines(await checkChapters()),
  'No name with two definitions': async () => lines(checkNames()),
  'No file over 300 lines': async () => lines(checkLengths()),
  'No test finds by class': async () => lines(checkLocators()),
  'Every class has its style': async () => lines(checkStyles()),
  'Exact versions': async () => lines([...checkVersions(), ...checkLockFile()]),
};

const started = performance.now();
// Others import what it writes.
buildFigures();
await Promise.all(Object.entries(checks).map(([name, check]) => report(name, check)));

/**
 * Runs one check beside the others, and prints its result as soon as there is one.
 *
 * @param {string} name
 * @param {() => Promise<string>} check
 */
async function report(name, check) {
  const problems = await check().catch((error) => String(error?.stack ?? error));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (problems === '') {
    console.log(`✓ ${name} (${seconds} s)`);
    return;
  }
  console.error(`✗ ${name} (${seconds} s)\n${problems.trimEnd()}\n`);
  process.exitCode = 1;
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function complaints(command, ...args) {
  const { code, output } = await capture(command, args, { NEXT_TELEMETRY_DISABLED: '1' });
  return code === 0 ? '' : `${output}\n${command} ended with exit code ${code}.`;
}

async function checkTypes() {
  // Next writes the types of its routes; without them a link to a page is unknown.
  return (await complaints('next', 'typegen')) || complaints('tsc', '--noEmit');
}

/** @param {string[]} problems */
function lines(problems) {
  return problems.join('\n');
}
