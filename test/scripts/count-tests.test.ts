import { expect, test } from 'vitest';
import { countTests } from '@/scripts/count-tests.mjs';

const file = (...statuses: string[]) => ({
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
});

const report = (files: ReturnType<typeof file>[], success = true) => {
  const count = (status: string) =>
    files.flatMap((one) => one.assertionResults).filter((one) => one.status === status).length;
  return {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    success,
    testResults: files,
  };
};

test('the tests of all runs are summed', () => {
  const first = report([file('passed', 'passed'), file('passed', 'skipped')]);
  const second = report([file('passed', 'failed')], false);
  expect(countTests([first, second])).toEqual({ passed: 4, failed: 1 });
});

test('a file that breaks before its first test is a failure', () => {
  const broken = { status: 'failed', assertionResults: [] };
  expect(countTests([report([file('passed'), broken], false)])).toEqual({ passed: 1, failed: 1 });
});

test('a run that fails although no test did is a failure', () => {
  expect(countTests([report([file('passed')], false)])).toEqual({ passed: 1, failed: 1 });
});
