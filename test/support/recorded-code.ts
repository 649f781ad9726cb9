import { readFile } from 'node:fs/promises';
import { type Asked, codeOf, FIGURE_CODE } from '@/lib/cells/figure-code';
import { type RecordedFile, readRecorded } from '@/lib/engine/answered';
import type { TaskName } from '@/lib/engine/tasks';
import { fileOf, RECORDINGS } from '@/scripts/record/recordings';
import { expectedOf } from './figure-code';

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
  const { code, python, shows } = codeOf(answered as Asked);
  const shown = expectedOf(answered as Parameters<typeof expectedOf>[0], shows);
  return { code, python, shown };
}
