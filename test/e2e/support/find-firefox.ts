import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { isExecutable, onPath, runs } from './find-browser';

/** What to say where there is none. */
export const NO_FIREFOX =
  'There is no Firefox on this machine. Install one (Debian: apt-get install firefox-esr), or name it: FIREFOX_PATH=/path/to/firefox';

/** Where macOS and Windows have Firefox, which is not on their PATH. */
const installed = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:/Program Files/Mozilla Firefox/firefox.exe',
];

/** Debian's has a name of its own. */
const names = ['firefox-esr', 'firefox'];

/**
 * Finds a Firefox as its readers have it: $FIREFOX_PATH, or else the system's. Undefined where there
 * is none.
 *
 * @throws when $FIREFOX_PATH is set and does not start
 */
export async function findFirefox(): Promise<string | undefined> {
  const chosen = process.env.FIREFOX_PATH;
  const starts = (path: string) => runs({ path, env: {} }, /firefox/i);
  if (chosen) {
    if (await starts(chosen)) return chosen;
    throw new Error(`FIREFOX_PATH is ${chosen}, which is no Firefox that starts.`);
  }
  for (const path of [...onPath(names, process.env.PATH), ...installed]) {
    if (isExecutable(path) && (await starts(path))) return path;
  }
  return undefined;
}

/** The first version with all that Playwright asks of a Firefox: `network.addDataCollector`. */
const FIRST = 143;

/** Returns what to say of a Firefox that is too old to be driven; undefined where it is not. */
export async function tooOld(path: string): Promise<string | undefined> {
  const { stdout } = await promisify(execFile)(path, ['--version']);
  const version = Number(/\d+/.exec(stdout)?.[0]);
  if (version >= FIRST) return undefined;
  return `${path} is Firefox ${version}, and the tests can drive ${FIRST} and later. Name another one: FIREFOX_PATH=/path/to/firefox`;
}
