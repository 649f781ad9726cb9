import type { DropItem } from 'react-aria-components';

/** Files that a reader chose, and the folder that they came in. */
export interface ChosenFiles {
  readonly files: readonly File[];
  readonly folder?: string;
}

/** Files beyond this many are those of something else than a model. */
const MOST_FILES = 200;

/** Returns the files that were dropped, those in folders too. */
export async function droppedFiles(items: readonly DropItem[]): Promise<ChosenFiles> {
  const files: File[] = [];
  const folders: string[] = [];
  const add = async (item: DropItem): Promise<void> => {
    if (files.length >= MOST_FILES) return;
    if (item.kind === 'file') files.push(await item.getFile());
    if (item.kind !== 'directory') return;
    folders.push(item.name);
    for await (const entry of item.getEntries()) await add(entry);
  };
  for (const item of items) await add(item);
  const [folder] = folders;
  return { files, ...(folder ? { folder } : {}) };
}
