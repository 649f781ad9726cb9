import { CATALOG, type CatalogEntry } from '@/lib/engine/catalog';

/** Every model that a text of the Lab can be written by. */
export const ENTRIES: readonly CatalogEntry[] = CATALOG;

/** The one of this name; a link may name any. */
export const entryWith = (id: string): CatalogEntry | undefined =>
  ENTRIES.find((entry) => entry.id === id);
