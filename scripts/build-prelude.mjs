import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleScript } from './bundle.mjs';
import { readDeclarations } from './declarations.mjs';
import { isMain, root } from './project.mjs';

/**
 * Bundles the code that runs before the code of a cell, in the same worker, into one classic script:
 * public/sandbox/prelude.js. The page fetches it as text; see components/cells/start-run.ts. Beside it,
 * declarations.json says what a cell can write; see components/cells/completion.ts.
 */
export function buildPrelude() {
  const folder = join(root, 'public', 'sandbox');
  mkdirSync(folder, { recursive: true });
  bundleScript('lib/cells/prelude/main.ts', join(folder, 'prelude.js'));
  writeFileSync(join(folder, 'declarations.json'), JSON.stringify(readDeclarations()));
}

if (isMain(import.meta.url)) buildPrelude();
