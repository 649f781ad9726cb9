import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CacheLike } from '@/lib/engine/download/memory-cache';

/** A cache in a folder, an entry a file: what was fetched outlives an interrupted command. */
export class FolderCache implements CacheLike {
  readonly #folder: string;
  constructor(folder: string) {
    this.#folder = folder;
  }

  async match(key: string): Promise<Response | undefined> {
    try {
      return new Response(await readFile(this.#path(key)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async put(key: string, response: Response): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const path = this.#path(key);
    await writeFile(`${path}.new`, new Uint8Array(await response.arrayBuffer()));
    await rename(`${path}.new`, path);
  }

  async delete(key: string): Promise<boolean> {
    await rm(this.#path(key), { force: true });
    return true;
  }

  async keys(): Promise<{ url: string }[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const whole = names.filter((name) => !name.endsWith('.new'));
    return whole.map((name) => ({ url: decodeURIComponent(name) }));
  }

  #path(key: string): string {
    return join(this.#folder, encodeURIComponent(key));
  }
}
