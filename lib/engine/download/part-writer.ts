import type { Manifest, ModelStorage } from './storage';

/** Stores bytes as they arrive, in parts of one size. */
export class PartWriter {
  readonly #storage: ModelStorage;
  readonly #buffer: Uint8Array;
  #manifest: Manifest;
  #filled = 0;

  constructor(storage: ModelStorage, manifest: Manifest, partSize: number) {
    this.#storage = storage;
    this.#manifest = manifest;
    this.#buffer = new Uint8Array(partSize);
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let rest = bytes; rest.length > 0; ) {
      const piece = rest.subarray(0, this.#buffer.length - this.#filled);
      this.#buffer.set(piece, this.#filled);
      this.#filled += piece.length;
      rest = rest.subarray(piece.length);
      if (this.#filled === this.#buffer.length) await this.flush();
    }
  }

  /** Store what is left, as a shorter part. Returns what is stored of the file. */
  async flush(): Promise<Manifest> {
    const part = this.#buffer.slice(0, this.#filled);
    this.#filled = 0;
    if (part.length > 0) this.#manifest = await this.#storage.addPart(this.#manifest, part);
    return this.#manifest;
  }
}
