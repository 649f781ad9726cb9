import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A browser's program and what its environment needs beside our own. */
export interface BrowserProgram {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

const cache = fileURLToPath(new URL('../../../.cache/chromium/', import.meta.url));
// Vitest's global setup, which unpacks it, has no import.meta.resolve.
const bundle = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));

/**
 * Unpacks the Chromium that comes with @sparticuz/chromium (Linux on x64), once for each version.
 * A machine without libnss3 gets that from the package too, one without fonts a font.
 * The package's own launch arguments are not used: they put all in one process and switch web
 * security off.
 *
 * @param runs tells whether a program starts
 * @returns nothing where it does not start, in either way
 */
export async function unpackBundledChromium(
  runs: (program: BrowserProgram) => Promise<boolean>,
): Promise<BrowserProgram | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = await unpackOnce();
  const path = join(folder, 'chromium');
  const fonts = fontEnvironment(folder);
  const plain = { path, env: fonts };
  if (await runs(plain)) return plain;

  const withLibraries = { path, env: { ...fonts, LD_LIBRARY_PATH: libraryPath(folder) } };
  return (await runs(withLibraries)) ? withLibraries : undefined;
}

async function unpackOnce(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(bundle, 'package.json'), 'utf8'));
  const folder = join(cache, version);
  if (existsSync(folder)) return folder;

  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  // The package unpacks to the system's temporary folder, and takes what lies there under the
  // same name for its own. A folder that is only renamed when it is whole has no such guests.
  const before = process.env.TMPDIR;
  process.env.TMPDIR = unfinished;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await inflate(join(bundle, 'bin', 'al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  writeFileSync(join(unfinished, 'fonts.conf'), fontConfiguration(folder));
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    // Another run was faster.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function libraryPath(folder: string): string {
  return [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
}

/** Only for a machine that has no fonts of its own: what tests see should be what readers see. */
function fontEnvironment(folder: string): Record<string, string> {
  if (existsSync('/etc/fonts/fonts.conf')) return {};
  return { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
}

function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
