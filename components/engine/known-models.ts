import { createStore, useStore } from '@/components/storage/createStore';
import { readStored, writeStored } from '@/components/storage/stored';
import { CATALOG, type CatalogEntry, STORYBOOK } from '@/lib/engine/catalog';
import type { GivenFiles } from '@/lib/engine/download/model-files';

/** Storage key of the list of models that the reader found. */
const KEY = 'inside-gpt-2:found-models';

/** Models of this page's time, also those that were removed: the one in use keeps its name. */
const seen = new Map<string, CatalogEntry>();
const given = new Map<string, GivenFiles>();

const found = createStore<readonly CatalogEntry[]>([], () => read(readStored(KEY)));

/** Returns the models that the reader found, on this device. */
const foundEntries = (): readonly CatalogEntry[] => found.get();

/** Returns the models that the reader found, and renders again when there are others. */
export const useFoundEntries = (): readonly CatalogEntry[] => useStore(found);

/** Returns a model of the catalog, or one that the reader found; undefined for any other id. */
export function findEntry(id: string | undefined): CatalogEntry | undefined {
  if (id === undefined) return undefined;
  const known = (entries: readonly CatalogEntry[]) => entries.find((entry) => entry.id === id);
  return known(CATALOG) ?? seen.get(id) ?? known(foundEntries());
}

/** Returns the entry with this id; storybook's for one that is not known (any longer). */
export const entryOf = (id: string | undefined): CatalogEntry => findEntry(id) ?? STORYBOOK;

/** Returns a model's name for readers. */
export const titleOf = (id: string): string => findEntry(id)?.title ?? id;

/** Returns the files that the reader gave for a model, if they did. */
export const givenFor = (id: string): GivenFiles | undefined => given.get(id);

/** Adds a model to the list. The one that is there under its id stays as it is. */
export function addFound(entry: CatalogEntry, files: GivenFiles): void {
  given.set(entry.id, files);
  if (foundEntries().some(({ id }) => id === entry.id)) return;
  seen.set(entry.id, entry);
  save([...foundEntries(), entry]);
}

/** Takes a model off the list. */
export function removeFound(id: string): void {
  const entry = findEntry(id);
  if (entry) seen.set(id, entry);
  save(foundEntries().filter((other) => other.id !== id));
}

function save(entries: readonly CatalogEntry[]): void {
  found.set(entries);
  writeStored(KEY, entries.length > 0 ? JSON.stringify(entries) : null);
}

function read(stored: string | null): readonly CatalogEntry[] {
  try {
    const entries: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(entries) ? entries.filter(isEntry) : [];
  } catch {
    return [];
  }
}

/** What another version of the site stored may lack something. */
function isEntry(value: unknown): value is CatalogEntry {
  const { weights, files, ...texts } = (value ?? {}) as Partial<CatalogEntry>;
  const { id, title, shows, repository, host, pathTemplate, revision } = texts;
  return (
    [id, title, shows, repository, host, pathTemplate, revision, weights?.name].every(
      (text) => typeof text === 'string',
    ) &&
    [texts.parameters, weights?.bytes].every(Number.isFinite) &&
    Array.isArray(files) &&
    texts.device === 'wasm' &&
    (texts.foundBy === 'name' || texts.foundBy === 'files')
  );
}
