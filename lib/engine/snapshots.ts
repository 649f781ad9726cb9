import * as z from 'zod/mini';
import { type CatalogEntry, STORYBOOK } from './catalog';
import recorded from './snapshots.json';

z.config({ jitless: true });

/** The folder of the snapshots under models/, as training/storybook_training/snapshots.py fills it. */
const REPOSITORY = 'storybook-snapshots';

const indexFile = z.object({
  snapshots: z.array(
    z.object({
      /** Of the run's tokens. */
      percent: z.int().check(z.minimum(0), z.maximum(100)),
      /** Tokens that had been read. */
      tokens: z.int().check(z.minimum(0)),
      /** Beside the index. */
      folder: z.string(),
      /** Size of the weights. */
      bytes: z.int().check(z.positive()),
      /** On books that it was not trained on, in the short windows of the training’s beginning. */
      bitsPerByte: z.number().check(z.positive()),
    }),
  ),
});

/** One of the points of storybook's training at which its weights were kept. */
export type Snapshot = z.infer<typeof indexFile>['snapshots'][number];

/** The snapshots that an index.json lists, in the order of training. @throws ZodError */
export function readSnapshots(json: unknown): readonly Snapshot[] {
  return indexFile.parse(json).snapshots;
}

/** The snapshots that come with the site, as `npm run record` found them. */
export const SNAPSHOTS = readSnapshots({ snapshots: recorded });

/**
 * Storybook as it was after so many percent of its training, to be opened like any model; the last
 * snapshot is the shipped model itself.
 *
 * @throws RangeError when there is no such snapshot
 */
export function snapshotEntry(index: readonly Snapshot[], percent: number): CatalogEntry {
  const snapshot = index.find((candidate) => candidate.percent === percent);
  if (!snapshot) throw new RangeError(`no snapshot at ${percent} percent`);
  const { folder, bytes } = snapshot;
  if (folder === `../${STORYBOOK.repository}`) return STORYBOOK;
  const { approximate: _, ...weights } = { ...STORYBOOK.weights, bytes };
  return {
    ...STORYBOOK,
    id: `storybook-${percent}`,
    title: percent === 0 ? 'storybook, untrained' : `storybook at ${percent}%`,
    shows:
      percent === 0
        ? 'Storybook before its training: random weights.'
        : `Storybook after ${percent}% of its training.`,
    repository: `${REPOSITORY}/${folder}`,
    weights,
    // The tokenizer was there before the training, and is the same all along.
    files: ['config.json', 'tokenizer.json', 'tokenizer_config.json'],
    tokenizerFrom: STORYBOOK.repository,
  };
}
