import { type CatalogEntry, STORYBOOK } from './catalog';
import recorded from './snapshots.json';

/** The folder of the snapshots under models/, as training/storybook_training/snapshots.py fills it. */
const REPOSITORY = 'storybook-snapshots';

/** One of the points of storybook's training at which its weights were kept. */
export interface Snapshot {
  /** Of the run's tokens. */
  readonly percent: number;
  /** Tokens that had been read. */
  readonly tokens: number;
  /** Beside the index. */
  readonly folder: string;
  /** Size of the weights. */
  readonly bytes: number;
  /** On stories that it was not trained on. */
  readonly bitsPerByte: number;
}

/** The snapshots that come with the site, as `npm run record` found them. */
export const SNAPSHOTS: readonly Snapshot[] = recorded;

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
  return {
    ...STORYBOOK,
    id: `storybook-${percent}`,
    title: percent === 0 ? 'storybook, untrained' : `storybook at ${percent}%`,
    shows:
      percent === 0
        ? 'Storybook before its training: random weights.'
        : `Storybook after ${percent}% of its training.`,
    repository: `${REPOSITORY}/${folder}`,
    // Its hash is not storybook’s.
    weights: { name: STORYBOOK.weights.name, bytes },
    // The tokenizer was there before the training, and is the same all along.
    files: ['config.json', 'tokenizer.json', 'tokenizer_config.json'],
    tokenizerFrom: STORYBOOK.repository,
  };
}
