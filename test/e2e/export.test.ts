import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportFolder } from '@/scripts/build-if-needed.mjs';
import { listFiles } from '@/scripts/project.mjs';

/** What is told apart by its content, in bytes; smaller files may be there twice. */
const LARGE = 1_000_000;

test('no large file is in the export twice', () => {
  const byContent = new Map<string, string[]>();
  for (const path of listFiles(exportFolder)) {
    // Each page is there under two names, for hosts that know no other clean addresses.
    if (path.endsWith('.html') || statSync(join(exportFolder, path)).size < LARGE) continue;
    const hash = createHash('sha256')
      .update(readFileSync(join(exportFolder, path)))
      .digest('hex');
    byContent.set(hash, [...(byContent.get(hash) ?? []), path]);
  }
  expect(byContent.size).toBeGreaterThan(2);
  expect([...byContent.values()].filter((paths) => paths.length > 1)).toEqual([]);
});
