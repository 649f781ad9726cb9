import * as z from '@/lib/zod';
import type { CatalogEntry } from '../catalog';
import { EngineFailure } from '../failure';
import { type CacheLike, MemoryCache } from './memory-cache';

const manifestSchema = z.object({
  /** The model's key in the catalog. */
  model: z.string(),
  repository: z.string(),
  revision: z.string(),
  file: z.string(),
  /** Sizes in bytes of the parts that are stored, in order. */
  parts: z.array(z.int().check(z.positive())),
  /** All parts are there, and the whole was found right. */
  complete: z.boolean(),
  /** What the server said of the file that the parts are of. */
  total: z.optional(z.int()),
  etag: z.optional(z.string()),
  sha256: z.optional(z.string()),
});

/** What is stored of one file. Parts without a manifest count for nothing. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/** Names a file of a model at a revision. */
export type FileKey = Pick<Manifest, 'model' | 'repository' | 'revision' | 'file'>;

/** What this device holds of a model. */
export interface StoredModel {
  readonly id: string;
  readonly bytes: number;
  /** True when it can be opened without the network. */
  readonly complete: boolean;
}

/** The store cannot be used, for another reason than a lack of space. */
export class StorageBroken extends Error {
  override readonly name = 'StorageBroken';
}

export const storedBytes = (manifest: Manifest) =>
  manifest.parts.reduce((sum, part) => sum + part, 0);

// Whole addresses: a worker that was started from a blob has nothing to put before a path.
const ORIGIN = 'location' in globalThis ? globalThis.location.origin : 'http://localhost';

/** Addresses of this site under which nothing is ever served. */
const ROOT = `${ORIGIN}/stored-models/`;

/** Where a place is held for a moment. */
const RESERVED = `${ROOT}reserved`;

/**
 * Model files in parts, each an entry of a cache, with a manifest a file: Cache Storage takes only
 * whole answers, and a part is one. Every method may throw EngineFailure 'quota' or StorageBroken.
 */
export class ModelStorage {
  readonly #cache: CacheLike;
  constructor(
    cache: CacheLike,
    /** False when all is gone with the page. */
    readonly lasting: boolean,
  ) {
    this.#cache = cache;
  }

  async manifest(key: FileKey): Promise<Manifest | undefined> {
    return this.#readManifest(`${folder(key)}manifest.json`);
  }

  /** Store the next part of a file, then say so in its manifest. */
  async addPart(manifest: Manifest, bytes: Uint8Array<ArrayBuffer>): Promise<Manifest> {
    const address = `${folder(manifest)}${manifest.parts.length}`;
    await this.#attempt(() => this.#cache.put(address, new Response(bytes)));
    return this.save({ ...manifest, parts: [...manifest.parts, bytes.length] });
  }

  /**
   * Find out whether so many bytes can be stored, by storing as many for a moment: what a browser
   * tells of its quota need not be so (Chromium always speaks of 10 GB).
   */
  async reserve(bytes: number): Promise<void> {
    try {
      await this.#attempt(() => this.#cache.put(RESERVED, new Response(zeros(bytes))));
    } finally {
      await this.#attempt(() => this.#cache.delete(RESERVED));
    }
  }

  async save(manifest: Manifest): Promise<Manifest> {
    const address = `${folder(manifest)}manifest.json`;
    await this.#attempt(() => this.#cache.put(address, new Response(JSON.stringify(manifest))));
    return manifest;
  }

  /**
   * Reads all parts into one array. When one of them is missing or has another size, the manifest
   * is cut to the parts before it, so that a download continues there, and undefined is returned.
   */
  async read(manifest: Manifest): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const bytes = new Uint8Array(storedBytes(manifest));
    let offset = 0;
    for (const [index, size] of manifest.parts.entries()) {
      const part = await this.#part(manifest, index);
      if (part?.byteLength !== size) {
        const parts = manifest.parts.slice(0, index);
        await (index === 0
          ? this.remove(manifest)
          : this.save({ ...manifest, parts, complete: false }));
        return undefined;
      }
      bytes.set(new Uint8Array(part), offset);
      offset += size;
    }
    return bytes;
  }

  #part(manifest: Manifest, index: number): Promise<ArrayBuffer | undefined> {
    const address = `${folder(manifest)}${index}`;
    return this.#attempt(async () => (await this.#cache.match(address))?.arrayBuffer());
  }

  /** Removes a file, its manifest first: parts without a manifest are ignored. */
  async remove(key: FileKey): Promise<void> {
    const all = (await this.#addresses()).filter((address) => address.startsWith(folder(key)));
    all.sort((a, b) => Number(isManifest(b)) - Number(isManifest(a)));
    for (const address of all) await this.#attempt(() => this.#cache.delete(address));
  }

  /** The manifests of all files, of one model or of every. */
  async manifests(model?: string): Promise<Manifest[]> {
    const found: Manifest[] = [];
    for (const address of (await this.#addresses()).filter(isManifest)) {
      const manifest = await this.#readManifest(address);
      if (manifest && (model === undefined || manifest.model === model)) found.push(manifest);
    }
    return found;
  }

  /**
   * Lists what this device holds, by model: of any revision, also of models no longer offered. A
   * file with a part missing counts with the parts before it, and as incomplete.
   */
  async list(catalog: readonly CatalogEntry[]): Promise<StoredModel[]> {
    const addresses = new Set(await this.#addresses());
    const manifests = (await this.manifests()).map((manifest) => {
      const missing = manifest.parts.findIndex((_, i) => !addresses.has(`${folder(manifest)}${i}`));
      if (missing === -1) return manifest;
      return { ...manifest, parts: manifest.parts.slice(0, missing), complete: false };
    });
    return [...new Set(manifests.map(({ model }) => model))].map((id) => {
      const files = manifests.filter(({ model }) => model === id);
      const bytes = files.reduce((sum, manifest) => sum + storedBytes(manifest), 0);
      return { id, bytes, complete: isComplete(files, id, catalog) };
    });
  }

  /** Remove all files of a model, whatever their revision. */
  async deleteModel(id: string): Promise<void> {
    for (const manifest of await this.manifests(id)) await this.remove(manifest);
    // Of a page that was closed while it held a place.
    await this.#attempt(() => this.#cache.delete(RESERVED));
  }

  async #readManifest(address: string): Promise<Manifest | undefined> {
    const text = await this.#attempt(async () => (await this.#cache.match(address))?.text());
    return z.readJson(manifestSchema, text);
  }

  async #addresses(): Promise<string[]> {
    const keys = await this.#attempt(() => this.#cache.keys());
    return keys.map(({ url }) => url).filter((url) => url.startsWith(ROOT));
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      if ((cause as Error | undefined)?.name === 'QuotaExceededError') {
        throw new EngineFailure('quota', 'The space on this device ran out.', { cause });
      }
      throw new StorageBroken('The store for models cannot be used.', { cause });
    }
  }
}

/** So many bytes that take almost no memory. */
function zeros(bytes: number): Blob {
  const piece = new Blob([new Uint8Array(1_000_000)]);
  const pieces = Array<Blob>(Math.floor(bytes / piece.size)).fill(piece);
  return new Blob([...pieces, piece.slice(0, bytes % piece.size)]);
}

/** A file's folder in the cache. */
function folder({ repository, revision, file }: FileKey): string {
  return `${ROOT}${[repository, revision, file].map(encodeURIComponent).join('/')}/`;
}

function isComplete(files: readonly Manifest[], id: string, catalog: readonly CatalogEntry[]) {
  const entry = catalog.find((candidate) => candidate.id === id);
  if (!entry) return false;
  const { repository, revision } = entry;
  return [entry.weights.name, ...entry.files].every((file) =>
    files.some(
      (one) =>
        one.complete &&
        one.file === file &&
        one.repository === repository &&
        one.revision === revision,
    ),
  );
}

const isManifest = (address: string) => address.endsWith('/manifest.json');

/** The browser's own store; where it has none (no secure address), one that lasts with the page. */
export async function openStorage(): Promise<ModelStorage> {
  try {
    return new ModelStorage(await caches.open('models-v1'), true);
  } catch {
    return new ModelStorage(new MemoryCache(), false);
  }
}
