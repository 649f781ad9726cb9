import { CATALOG, type CatalogEntry } from '@/lib/engine/catalog';
import { SNAPSHOTS, snapshotEntry } from '@/lib/engine/snapshots';

/** Storybook with the random weights that its training began with, where they come with the site. */
const untrained = SNAPSHOTS.filter(({ percent }) => percent === 0).map(({ percent }) =>
  snapshotEntry(SNAPSHOTS, percent),
);

/** Every model that a text of the Lab can be written by. */
export const ENTRIES: readonly CatalogEntry[] = [...CATALOG, ...untrained];

/** The one of this name; a link may name any. */
export const entryWith = (id: string): CatalogEntry | undefined =>
  ENTRIES.find((entry) => entry.id === id);
