import { readFile } from 'node:fs/promises';
import type { LearningFile } from '@/components/chapters/learning/learning';
import { SNAPSHOT_RUN } from '@/components/chapters/learning/limits';
import { sampleOf } from '@/components/chapters/learning/sample-of';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { openModel, STORYBOOK_FOLDER } from '../node-model';
import type { MadeFile } from './made-file';
import { SENTENCE } from './sentence';
import { readSnapshots } from './snapshot-index';

/** Models at stages of the training, each in a folder. */
export const SNAPSHOTS = new URL('../../public/models/storybook-snapshots/', import.meta.url);

/** What is in a file of the snapshots' folder. A checkout may come without the folder. */
async function read<T>(name: string, without: T): Promise<T> {
  try {
    return JSON.parse(await readFile(new URL(name, SNAPSHOTS), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return without;
    throw error;
  }
}

async function sample(folder: string): Promise<LearningFile['samples'][number]> {
  const opened = await openModel(new URL(`${folder}/`, SNAPSHOTS), undefined, STORYBOOK_FOLDER);
  const ids = opened.tokenize(SENTENCE);
  const parts = ['lastLogits' as const];
  const pass = await performTask('inspect', opened, { ids, parts }, UNHURRIED);
  const written = await performTask('writeText', opened, { ids, ...SNAPSHOT_RUN }, UNHURRIED);
  return sampleOf(pass, written, opened.vocabulary);
}

/** Returns the stages, in the order of training. */
export const snapshotIndex = async () => readSnapshots(await read('index.json', { snapshots: [] }));

async function make(): Promise<LearningFile> {
  const snapshots = await snapshotIndex();
  const curve = await read('loss.json', { tokens: [], loss: [] });
  const samples = [];
  for (const { folder } of snapshots) samples.push(await sample(folder));
  return { curve, samples };
}

/** Which snapshots there are, and what “Watch it learn” shows before any of them has loaded. */
export const training: readonly MadeFile[] = [
  { file: new URL('../../lib/engine/snapshots.json', import.meta.url), make: snapshotIndex },
  {
    file: new URL('../../content/recorded/learning/training.json', import.meta.url),
    make,
  },
];
