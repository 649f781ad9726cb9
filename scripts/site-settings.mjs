import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a build was made for.
 *
 * @typedef {object} SiteSettings
 * @property {string} basePath the path that the site has on its host, as `/notebook`; '' for the root
 * @property {string} [siteUrl] its whole address, as `https://host/notebook`, where that is known
 * @property {string} [modelHost] where larger models are fetched, in place of the hub
 */

/** Inside an export. No server sends a file whose name starts with a dot. */
const fileName = '.site.json';

/**
 * Reads what to build for from the environment: BASE_PATH, SITE_URL and NEXT_PUBLIC_MODEL_HOST.
 *
 * @param {Record<string, string | undefined>} [env]
 * @returns {SiteSettings}
 * @throws when one of them cannot be used
 */
export function settingsToBuild(env = process.env) {
  const { BASE_PATH = '', SITE_URL = '' } = env;
  const { NEXT_PUBLIC_MODEL_HOST: modelHost = '', NEXT_PUBLIC_REPOSITORY: repository = '' } = env;
  const basePath = BASE_PATH.replace(/\/+$/, '');
  if (!/^(\/[\w.~-]*[\w~-][\w.~-]*)*$/.test(basePath)) {
    throw new Error(`BASE_PATH must be a path as /notebook, not "${BASE_PATH}".`);
  }
  checkAddress('NEXT_PUBLIC_MODEL_HOST', modelHost, 'https://models.example');
  checkAddress('NEXT_PUBLIC_REPOSITORY', repository, 'https://github.com/owner/name');
  const siteUrl = SITE_URL.replace(/\/+$/, '');
  if (siteUrl !== '' && siteUrl !== URL.parse(siteUrl)?.origin + basePath) {
    throw new Error(
      `SITE_URL must be an address as https://host${basePath}, with the path of BASE_PATH, not "${SITE_URL}".`,
    );
  }
  return {
    basePath,
    ...(siteUrl === '' ? {} : { siteUrl }),
    ...(modelHost === '' ? {} : { modelHost }),
  };
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string} example
 * @throws when a value is given that is no address
 */
function checkAddress(name, value, example) {
  if (value === '' || /^https?:$/.test(URL.parse(value)?.protocol ?? '')) return;
  throw new Error(`${name} must be an address as ${example}, not "${value}".`);
}

/**
 * Writes down what a build was made for, so that a server can tell.
 *
 * @param {string} exported the folder of the export
 * @param {SiteSettings} settings
 */
export function writeSettings(exported, settings) {
  writeFileSync(join(exported, fileName), `${JSON.stringify(settings)}\n`);
}

/**
 * Reads what a build was made for; a folder that does not say so is a site for the root.
 *
 * @param {string} exported the folder of the export
 * @returns {SiteSettings}
 */
export function readSettings(exported) {
  try {
    return JSON.parse(readFileSync(join(exported, fileName), 'utf8'));
  } catch {
    return { basePath: '' };
  }
}
