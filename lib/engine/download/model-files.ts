import type { CatalogEntry } from '../catalog';
import { EngineFailure } from '../failure';
import { type DownloadOptions, download, type Source } from './download';
import { fetchFile } from './fetch-file';
import { folderOf, pointerAddress, siteFolderOf } from './hub';
import { keepGiven } from './keep-given';
import { MemoryCache } from './memory-cache';
import { type Manifest, ModelStorage, openStorage, StorageBroken, storedBytes } from './storage';
import { nameOf } from './verify';

export interface ModelFilesOptions extends Omit<DownloadOptions, 'storage'> {
  /** The site's own address; none where there is no site, as in scripts. */
  readonly siteUrl?: string | undefined;
  /** Else the browser's. */
  readonly storage?: ModelStorage | undefined;
  /** Files of the site by address: those in it are not requested, those fetched are added. */
  readonly fileCache?: FileCache | undefined;
  /** Fails as 'incomplete' instead of fetching weights that are not all on this device. */
  readonly storedOnly?: boolean | undefined;
  /** The reader's own files, which are not fetched. */
  readonly given?: GivenFiles | undefined;
}

/** Files that the reader chose, by their paths in the entry. */
export type GivenFiles = ReadonlyMap<string, Blob>;

/** Files of the site that were fetched before, by address. */
export type FileCache = Map<string, Uint8Array<ArrayBuffer>>;

/**
 * The files of one model: from this device, else from the site if it has a copy, else from the
 * hub; and then stored on this device. The model that ships with the site is not stored again.
 */
export class ModelFiles {
  readonly #entry: CatalogEntry;
  readonly #options: ModelFilesOptions;
  #storage: Promise<ModelStorage>;
  #siteHasCopy: Promise<boolean> | undefined;
  /** Files that are on their way. */
  readonly #going = new Set<Promise<unknown>>();
  /** Files that were begun before they were asked for; undefined for those that must be downloaded. */
  readonly #begun = new Map<string, Promise<Uint8Array<ArrayBuffer> | undefined>>();

  constructor(entry: CatalogEntry, options: ModelFilesOptions) {
    this.#entry = entry;
    this.#options = options;
    this.#storage = options.storage ? Promise.resolve(options.storage) : openStorage();
  }

  /**
   * Returns a file's bytes.
   *
   * @param address the one that the library asks for, or the file's path in the repository
   * @throws EngineFailure 'offline', 'blocked', 'policy', 'not-found', 'corrupt', 'incomplete',
   *   'quota' or 'cancelled'
   */
  async obtain(address: string): Promise<Uint8Array<ArrayBuffer>> {
    const { weights, files, host } = this.#entry;
    const file = this.#fileAt(address);
    if (file !== weights.name && !files.includes(file)) {
      throw new EngineFailure('not-found', `${nameOf(file)} is not needed.`);
    }
    const begun = await this.#takeBegun(file);
    if (begun) return begun;
    if (!host) return this.#fromSite(file);
    const going = this.#obtain(file);
    this.#going.add(going);
    try {
      return await going;
    } finally {
      this.#going.delete(going);
    }
  }

  /**
   * Begins to read all files that come with the site or are on this device, so that none waits for
   * another. What fails is told by `obtain`.
   */
  begin(): void {
    const { weights, files, host } = this.#entry;
    for (const file of [weights.name, ...files]) {
      const bytes = host ? this.#ifStored(file) : this.#fromSite(file);
      bytes.catch(() => undefined);
      this.#begun.set(file, bytes);
    }
  }

  #takeBegun(file: string) {
    const begun = this.#begun.get(file);
    // Asked for once more, it is read once more.
    this.#begun.delete(file);
    return begun;
  }

  /**
   * Removes the stored files unless the model is complete, once nothing is being written. For a
   * load that was cancelled. Never fails.
   */
  async tidyUp(): Promise<void> {
    await Promise.allSettled(this.#going);
    const { id, weights } = this.#entry;
    await this.#ifUsable(async (storage) => {
      const stored = await storage.manifest(this.#key(weights.name));
      if (!stored?.complete) await storage.deleteModel(id);
    });
  }

  /** Returns the hash that the weights were published with, where it is known. Never fails. */
  async publishedHash(): Promise<string | undefined> {
    const { name, sha256 } = this.#entry.weights;
    if (sha256) return sha256;
    const stored = await this.#ifUsable((storage) => storage.manifest(this.#key(name)));
    return stored?.sha256;
  }

  /** Removes a stored file that turned out to be of no use. Never fails. */
  async discard(address: string): Promise<void> {
    const file = this.#fileAt(address);
    this.#options.fileCache?.delete(this.#siteAddress(file));
    await this.#ifUsable((storage) => storage.remove(this.#key(file)));
  }

  /** Removes a stored file unless its hash was checked when it came. Never fails. */
  async discardUnverified(address: string): Promise<void> {
    await this.#ifUsable(async (storage) => {
      const stored = await storage.manifest(this.#key(this.#fileAt(address)));
      if (!stored?.sha256) await this.discard(address);
    });
  }

  /** Returns undefined for a store that cannot be used: it holds nothing that would be read again. */
  async #ifUsable<T>(work: (storage: ModelStorage) => Promise<T>): Promise<T | undefined> {
    try {
      return await work(await this.#storage);
    } catch {
      return undefined;
    }
  }

  #obtain(file: string): Promise<Uint8Array<ArrayBuffer>> {
    // Two tabs that fetch the same file at once would write into each other's parts.
    return alone(`${this.#entry.id}/${file}`, this.#options.signal, async () => {
      try {
        return await this.#fromStorage(await this.#storage, file);
      } catch (error) {
        if (!(error instanceof StorageBroken)) throw error;
        this.#storage = Promise.resolve(new ModelStorage(new MemoryCache(), false));
        return this.#fromStorage(await this.#storage, file);
      }
    });
  }

  async #fromSite(file: string): Promise<Uint8Array<ArrayBuffer>> {
    const { onProgress, fetcher, signal, fileCache } = this.#options;
    const address = this.#siteAddress(file);
    const known = fileCache?.get(address);
    if (known) {
      onProgress({ file: nameOf(file), loaded: known.length, total: known.length });
      return known;
    }
    const bytes = await fetchFile(address, onProgress, fetcher, signal);
    fileCache?.set(address, bytes);
    return bytes;
  }

  /** The address of a file of a model that comes with the site. */
  #siteAddress(file: string): string {
    const { repository, tokenizerFrom = repository } = this.#entry;
    const from = file.startsWith('tokenizer') ? tokenizerFrom : repository;
    return folderOf({ ...this.#entry, repository: from }, this.#options.siteUrl ?? '') + file;
  }

  /** Returns a file that is on this device; undefined where it is not, or cannot be read. */
  #ifStored(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return this.#ifUsable(async (storage) => {
      const stored = await storage.manifest(this.#key(file));
      return stored?.complete ? this.#readStored(storage, stored) : undefined;
    });
  }

  async #readStored(storage: ModelStorage, stored: Manifest) {
    const bytes = await storage.read(stored);
    const { file } = stored;
    if (bytes) {
      this.#options.onProgress({ file: nameOf(file), loaded: bytes.length, total: bytes.length });
    }
    return bytes;
  }

  async #fromStorage(storage: ModelStorage, file: string): Promise<Uint8Array<ArrayBuffer>> {
    const key = this.#key(file);
    const { storedOnly } = this.#options;
    const { title, weights } = this.#entry;
    const stored = await storage.manifest(key);
    const bytes = stored?.complete && (await this.#readStored(storage, stored));
    if (bytes) return bytes;
    if (storedOnly && file === weights.name) {
      throw new EngineFailure('incomplete', `${title} is no longer complete on this device.`);
    }
    const { foundBy } = this.#entry;
    if (foundBy === 'files' || this.#options.given?.has(file)) {
      return this.#fromReader(storage, file);
    }
    await this.#removeOtherRevisions(storage);
    try {
      return await download(await this.#source(file), { ...this.#options, storage });
    } catch (error) {
      throw await this.#explain(error, storage, file);
    } finally {
      // A store in memory would hold a second copy of what was read back.
      if (!storage.lasting) await storage.remove(key);
    }
  }

  #fromReader(storage: ModelStorage, file: string) {
    const { title } = this.#entry;
    const blob = this.#options.given?.get(file);
    if (blob) return keepGiven(blob, this.#key(file), { ...this.#options, storage, title });
    throw new EngineFailure('incomplete', `The files of ${title} are not on this device.`);
  }

  async #source(file: string): Promise<Source> {
    const { weights, title } = this.#entry;
    const { siteUrl = '' } = this.#options;
    this.#siteHasCopy ??= this.#askSite();
    const fromSite = await this.#siteHasCopy;
    const folder = fromSite ? siteFolderOf(this.#entry, siteUrl) : folderOf(this.#entry, siteUrl);
    const source: Source = { key: this.#key(file), title, url: folder + file };
    if (file !== weights.name) return source;
    const { bytes, approximate, sha256 } = weights;
    if (sha256 && !approximate) return { ...source, facts: { size: bytes, sha256 } };
    return fromSite ? source : { ...source, pointer: pointerAddress(this.#entry, file) };
  }

  async #askSite(): Promise<boolean> {
    const { siteUrl, fetcher } = this.#options;
    if (siteUrl === undefined || this.#entry.foundBy) return false;
    try {
      const folder = siteFolderOf(this.#entry, siteUrl);
      await fetchFile(`${folder}config.json`, () => {}, fetcher);
      return true;
    } catch {
      return false;
    }
  }

  /** Adds to a failure what a reader needs to know about the model. */
  async #explain(error: unknown, storage: ModelStorage, file: string): Promise<unknown> {
    if (!(error instanceof EngineFailure)) return error;
    const { title, weights } = this.#entry;
    // Some browsers report a lack of space only when it occurs.
    if (error.code === 'quota' && error.cause) {
      const needed = Math.ceil(weights.bytes / 1e6);
      const message = `The space on this device ran out: ${title} needs ${needed} MB.`;
      return new EngineFailure('quota', message, { cause: error });
    }
    const parts = error.code === 'offline' && (await storage.manifest(this.#key(file)));
    const storedMegabytes = parts && storage.lasting ? Math.floor(storedBytes(parts) / 1e6) : 0;
    if (storedMegabytes === 0) return error;
    const message = `${error.message} ${storedMegabytes} MB have arrived and are stored.`;
    return new EngineFailure('offline', message, { cause: error });
  }

  async #removeOtherRevisions(storage: ModelStorage): Promise<void> {
    const { id, repository, revision } = this.#entry;
    for (const stored of await storage.manifests(id)) {
      const current = stored.repository === repository && stored.revision === revision;
      if (!current) await storage.remove(stored);
    }
  }

  #key(file: string) {
    const { id, repository, revision } = this.#entry;
    return { model: id, repository, revision, file };
  }

  #fileAt(address: string): string {
    const folder = folderOf(this.#entry, this.#options.siteUrl ?? '');
    return address.startsWith(folder) ? address.slice(folder.length) : address;
  }
}

/** Runs work while no other tab or worker of this site runs work of that name. */
function alone<T>(name: string, signal: AbortSignal | undefined, work: () => Promise<T>) {
  const { locks } = globalThis.navigator ?? {};
  // Node, and pages of insecure addresses, have no locks.
  if (!locks) return work();
  return locks.request(`model ${name}`, signal ? { signal } : {}, work);
}
