import { tsImport } from 'tsx/esm/api';
import { isMain, root } from './project.mjs';
import { settingsToBuild } from './site-settings.mjs';

/**
 * Writes the chapters of an export as notebooks of Jupyter; see scripts/notebooks.
 *
 * @param {string} exported the folder of the export
 * @param {string} basePath
 */
export async function buildNotebooks(exported, basePath) {
  const { writeNotebooks } = await tsImport('./notebooks/index.ts', import.meta.url);
  writeNotebooks(exported, basePath);
}

if (isMain(import.meta.url)) await buildNotebooks(`${root}/out`, settingsToBuild().basePath);
