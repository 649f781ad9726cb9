import { buildIfNeeded, exportFolder } from './build-if-needed.mjs';
import { openSite, readServerOptions } from './server/open-site.mjs';

try {
  const options = readServerOptions();
  await buildIfNeeded();
  await openSite(exportFolder, options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
