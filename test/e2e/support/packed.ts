import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportFolder } from '@/scripts/build-if-needed.mjs';
import { writePack } from '@/scripts/pack/write-pack.mjs';
import { root } from '@/scripts/project.mjs';

/** The site as a class without a cloud has it. */
export interface PackedSite {
  /** Its address on this machine, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Packs the built site into a folder elsewhere, and starts the server that is in it. */
export async function startPacked(): Promise<PackedSite> {
  const parent = await mkdtemp(join(tmpdir(), 'packed-'));
  const target = join(parent, 'inside-gpt-2');
  writePack({ exported: exportFolder, models: join(root, 'public/models'), chosen: [], target });
  // No variable of this project's, and not its folder: the pack knows neither.
  const server = spawn(process.execPath, ['start.mjs', '--port', '0'], {
    cwd: target,
    env: { NODE_ENV: 'production' },
  });
  const close = async () => {
    const ended = new Promise((done) => server.once('close', done));
    server.kill();
    await ended;
    await rm(parent, { recursive: true });
  };
  try {
    return { url: await addressOf(server), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    for (const stream of [server.stdout, server.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        printed += text;
        const [url] = /http:\/\/localhost:\d+/.exec(printed) ?? [];
        if (url) resolve(url);
      });
    }
    server.once('exit', () => reject(new Error(`The packed server ended. ${printed}`)));
  });
}
