import { findEntry, useFoundEntries } from '@/components/engine/known-models';
import { CATALOG, type CatalogEntry } from '@/lib/engine/catalog';
import { SNAPSHOTS, snapshotEntry } from '@/lib/engine/snapshots';

/** Storybook with the random weights that its training began with, where they come with the site. */
const untrained = SNAPSHOTS.filter(({ percent }) => percent === 0).map(({ percent }) =>
  snapshotEntry(SNAPSHOTS, percent),
);

/** Returns every model that a text of the Lab can be written by. */
export function useLabEntries(): readonly CatalogEntry[] {
  return [...CATALOG, ...useFoundEntries(), ...untrained];
}

/** Returns the one of this name; a link may name any. */
export const labEntryOf = (id: string): CatalogEntry | undefined =>
  findEntry(id) ?? untrained.find((entry) => entry.id === id);
