import type { CacheLike } from './storage';

/** A cache in memory, for a page that has no Cache Storage. */
export class MemoryCache implements CacheLike {
  readonly #entries = new Map<string, ArrayBuffer>();

  async match(key: string): Promise<Response | undefined> {
    const bytes = this.#entries.get(key);
    return bytes && new Response(bytes);
  }

  async put(key: string, response: Response): Promise<void> {
    this.#entries.set(key, await response.arrayBuffer());
  }

  async delete(key: string): Promise<boolean> {
    return this.#entries.delete(key);
  }

  async keys(): Promise<{ url: string }[]> {
    return [...this.#entries.keys()].map((url) => ({ url }));
  }
}
