import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { type BrowserProgram, unpackBundledChromium } from './bundled-chromium';

/** The machine as the search sees it; tests put another in its place. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Playwright's own browser; it need not exist. */
  readonly playwrightPath: string;
  isExecutable(path: string): boolean;
  /** True when the program starts at all: some systems install a stub that only names a shop. */
  runs(program: BrowserProgram): Promise<boolean>;
  /** The one from npm; nothing where it does not start. */
  unpackBundled(): Promise<BrowserProgram | undefined>;
}

/** Where macOS and Windows have Chrome, which is not on their PATH. */
const installed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
];

/** Chromium without windows: a page takes a tenth less processor. */
const SHELL = 'chromium-headless-shell';
const namesOnPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Finds a Chromium: $CHROME_PATH, the one from npm, which is for Linux on x64, the system's, and Playwright's.
 * That from npm is of one version everywhere, and a page takes a seventh less processor than in Debian's.
 * `FORCE_BUNDLED_CHROMIUM=1` takes no other.
 *
 * @param options.measures asks for what readers have, where speed is measured: the system's, and not its shell
 * @throws when $CHROME_PATH is set and does not start, where the one from npm cannot be unpacked, and where
 *   there is none
 */
export async function findBrowser({
  measures = false,
  machine = thisMachine(),
}: {
  readonly measures?: boolean;
  readonly machine?: Machine;
} = {}): Promise<BrowserProgram> {
  const { env } = machine;
  if (env.FORCE_BUNDLED_CHROMIUM === '1') return (await machine.unpackBundled()) ?? noBrowser();
  if (env.CHROME_PATH) {
    const chosen = { path: env.CHROME_PATH, env: {} };
    if (await machine.runs(chosen)) return chosen;
    throw new Error(`CHROME_PATH is ${env.CHROME_PATH}, which is no browser that starts.`);
  }
  const fromNpm = () => machine.unpackBundled();
  const fromSystem = () => findInstalled(machine, measures ? namesOnPath : [SHELL, ...namesOnPath]);
  const [first, second] = measures ? [fromSystem, fromNpm] : [fromNpm, fromSystem];
  return (await first()) ?? (await second()) ?? noBrowser();
}

/** The first that starts: of the PATH by these names, of macOS and Windows, and Playwright's. */
async function findInstalled(
  machine: Machine,
  names: readonly string[],
): Promise<BrowserProgram | undefined> {
  for (const path of [...onPath(names, machine.env.PATH), ...installed, machine.playwrightPath]) {
    if (!machine.isExecutable(path)) continue;
    const found = { path, env: {} };
    if (await machine.runs(found)) return found;
  }
  return undefined;
}

function noBrowser(): never {
  throw new Error(
    `The Chromium of @sparticuz/chromium does not start here (${process.platform} ${process.arch}).` +
      ' Install Chrome or Chromium, or name one: CHROME_PATH=/path/to/chrome npm run test:e2e',
  );
}

/** All places where the PATH could have one of these programs, by name and then by folder. */
export function onPath(names: readonly string[], path = ''): string[] {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function thisMachine(): Machine {
  return {
    env: process.env,
    playwrightPath: chromium.executablePath(),
    isExecutable,
    runs: (program) => runs(program),
    unpackBundled: () => unpackBundledChromium((program) => runs(program)),
  };
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** True when a program starts, and says the name that is looked for. */
export async function runs(
  { path, env }: BrowserProgram,
  name: RegExp = /chrom/i,
): Promise<boolean> {
  try {
    const options = { env: { ...process.env, ...env }, timeout: 30_000 };
    const { stdout } = await promisify(execFile)(path, ['--version'], options);
    return name.test(stdout);
  } catch {
    return false;
  }
}
