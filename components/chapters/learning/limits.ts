/** The most tokens of the reader's sentence that a snapshot reads, counted from its end. */
export const READ_BY_SNAPSHOTS = 48;

/** What every snapshot of the training writes. */
export const SNAPSHOT_RUN = { settings: { temperature: 0.7, seed: 1 }, length: 24 } as const;

/** The most tokens of a text that are scored. */
export const MOST_SCORED = 1024;
