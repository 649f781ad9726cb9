import { buildIfNeeded, exportFolder } from './build-if-needed.mjs';
import { runCommand } from './project.mjs';
import { openSite, readServerOptions } from './server/open-site.mjs';

await runCommand(async () => {
  const options = readServerOptions();
  await buildIfNeeded();
  await openSite(exportFolder, options);
});
