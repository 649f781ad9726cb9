import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { type Asked, codeOf, FIGURE_CODE } from '@/lib/cells/figure-code';
import type { Output } from '@/lib/cells/outputs';
import { type RecordedFile, readRecorded } from '@/lib/engine/answered';
import type { TaskName } from '@/lib/engine/tasks';
import { fileOf, RECORDINGS } from '@/scripts/record/recordings';
import { expectedOf, type Shown, shownBy } from './figure-code';

/** Of a request whose answer is only counted, no figure shows the code. */
const COUNTED = new Set(['introduction/half']);

/** The recorded answers whose figures show their code. */
export const codedFiles = RECORDINGS.filter(
  ({ task, file }) => task in FIGURE_CODE && !COUNTED.has(file),
).map(({ file }) => file);

/** Returns the code of a figure as its recorded answer has it, and what that is to show. */
export async function recordedCode(file: string) {
  const path = fileOf({ file } as (typeof RECORDINGS)[number]);
  const recorded = JSON.parse(await readFile(path, 'utf8')) as RecordedFile;
  const answered = readRecorded(recorded.task as TaskName, recorded);
  return {
    ...codeOf(answered as Asked),
    shown: expectedOf(answered as Parameters<typeof expectedOf>[0]),
  };
}

/** Expects the outputs to show this, numbers to a part in 500. */
export function expectShown(outputs: readonly Output[], wanted: readonly Shown[], code: string) {
  expect(wanted.length, 'something is compared').toBeGreaterThan(0);
  const shown = outputs.map(shownBy);
  expect(shown, code).toHaveLength(wanted.length);
  for (const [i, expected] of wanted.entries()) {
    const found = shown[i];
    if (typeof expected === 'string' || typeof found === 'string' || !found) {
      expect(found, code).toBe(expected);
      continue;
    }
    expect(found.length, code).toBe(expected.length);
    const apart = expected.map(
      (x, at) => Math.abs(x - (found[at] ?? Number.NaN)) / (1 + Math.abs(x)),
    );
    expect(Math.max(...apart), code).toBeLessThan(2e-3);
  }
}
