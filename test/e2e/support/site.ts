import { existsSync } from 'node:fs';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { exportFolder } from '@/scripts/build-if-needed.mjs';
import { type ServerOptions, startServer } from '@/scripts/serve.mjs';
import type { Fault } from '@/scripts/server/faults.mjs';
import { inFirefox } from './browser-name';
import { findBrowser } from './find-browser';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the built site, without a slash at the end. */
    siteUrl: string;
  }
}

/** Serves the built site, which all end-to-end tests share. */
export default async function startSite(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(join(exportFolder, 'index.html'))) {
    throw new Error('There is no built site in out/. Run: npm run test:e2e');
  }
  // That from npm is unpacked here, once, before each worker looks for it.
  if (!inFirefox) await findBrowser();
  const server = await startUncompressed({ directory: exportFolder });
  project.provide('siteUrl', server.url);
  // A browser that ends with its worker, at once, leaves its profile behind.
  const temporary = await makeTemporary();
  process.env.TMPDIR = temporary;
  return async () => {
    await server.close();
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  };
}

/** Room for all that a run writes there, and more, in bytes. */
const ROOM = 4e9;

/**
 * Makes a folder for temporary files. A browser shares memory between its processes by files in it: in
 * memory, where there is room, they cost less than on a disk.
 */
async function makeTemporary(): Promise<string> {
  const inMemory = '/dev/shm';
  const { bavail, bsize } = await statfs(inMemory).catch(() => ({ bavail: 0, bsize: 0 }));
  const roomy = bavail * bsize > ROOM && !process.env.TMPDIR;
  const make = (folder: string) => mkdtemp(join(folder, 'e2e-'));
  return roomy ? make(inMemory).catch(() => make(tmpdir())) : make(tmpdir());
}

/** Serves a folder to tests, whose browsers would only undo what compressing has cost. */
export const startUncompressed = (options: Omit<ServerOptions, 'compress'>) =>
  startServer({ ...options, compress: false });

/** Faults by path: an exact one, or all that begin with what stands before a `*` at the end. */
export type Rules = Readonly<Record<string, Fault>>;

export interface FaultySite {
  readonly url: string;
  /** How often a path was asked for, with or without a fault. */
  count(path: string): number;
  /** From now on these faults and no others. */
  setRules(rules: Rules): void;
  close(): Promise<void>;
}

/** The same server with faults that a test switches on and off; one for each test file. */
export async function startFaultySite(
  options: { rules?: Rules; directory?: string } = {},
): Promise<FaultySite> {
  const { directory = exportFolder } = options;
  let { rules = {} } = options;
  const counts = new Map<string, number>();
  const faults = (pathname: string) => {
    counts.set(pathname, (counts.get(pathname) ?? 0) + 1);
    return rules[pathname] ?? longestPrefix(rules, pathname);
  };
  const server = await startUncompressed({ directory, faults });
  return {
    url: server.url,
    close: server.close,
    count: (path) => counts.get(path) ?? 0,
    setRules: (next) => {
      rules = next;
    },
  };
}

function longestPrefix(rules: Rules, pathname: string): Fault | undefined {
  const [longest] = Object.keys(rules)
    .filter((rule) => rule.endsWith('*') && pathname.startsWith(rule.slice(0, -1)))
    .sort((a, b) => b.length - a.length);
  return longest === undefined ? undefined : rules[longest];
}
