import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isMain, listFiles } from './project.mjs';

/**
 * What vitest's JSON reporter writes, as far as it is read here.
 *
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {boolean} success
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults
 */

/**
 * Sums the tests of several runs. A file that breaks before its first test, and a run that fails
 * for another reason, count as one failure each.
 *
 * @param {Report[]} reports
 */
export function countTests(reports) {
  let passed = 0;
  let failed = 0;
  for (const report of reports) {
    const broken = report.testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    );
    const failures = report.numFailedTests + broken.length;
    passed += report.numPassedTests;
    failed += failures === 0 && !report.success ? 1 : failures;
  }
  return { passed, failed };
}

if (isMain(import.meta.url)) {
  const folder = resolve(process.argv[2] ?? '.cache/test-results');
  const reports = listFiles(folder, folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const { passed, failed } = countTests(reports);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
}
