/** The methods of the browser's Cache that the model storage calls. */
export interface CacheLike {
  match(key: string): Promise<Response | undefined>;
  put(key: string, response: Response): Promise<void>;
  delete(key: string): Promise<boolean>;
  keys(): Promise<readonly { readonly url: string }[]>;
}

/** A cache in memory, for pages without Cache Storage. */
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
