import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';

/**
 * Returns the file that an entry of an open menu saves.
 *
 * @param keep is a folder for a copy, and what its name begins with
 */
export async function savedBy(
  page: Page,
  entry: string,
  keep?: { readonly folder: string; readonly prefix: string },
): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: entry }).click(),
  ]);
  const file = await buffer(await download.createReadStream());
  if (keep) {
    mkdirSync(keep.folder, { recursive: true });
    writeFileSync(join(keep.folder, `${keep.prefix}-${download.suggestedFilename()}`), file);
  }
  return file;
}
