import { fileURLToPath } from 'node:url';
import { runCommand } from '../project.mjs';
import { openSite, readServerOptions } from '../server/open-site.mjs';

// What a packed folder is started by: write-pack.mjs makes one file of this and its imports.
await runCommand(() =>
  openSite(fileURLToPath(new URL('site', import.meta.url)), readServerOptions()),
);
