import { fileURLToPath } from 'node:url';
import { openSite, readServerOptions } from '../server/open-site.mjs';

// What a packed folder is started by: write-pack.mjs makes one file of this and its imports.
try {
  await openSite(fileURLToPath(new URL('site', import.meta.url)), readServerOptions());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
