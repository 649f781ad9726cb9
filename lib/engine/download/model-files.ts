import type { CatalogEntry } from '../catalog';
import { EngineFailure } from '../failure';
import { type DownloadOptions, download, type Source } from './download';
import { fetchFile } from './fetch-file';
import { folderOf, pointerAddress, siteFolderOf } from './hub';
import { MemoryCache } from './memory-cache';
import { ModelStorage, openStorage, StorageBroken, storedBytes } from './storage';
import { nameOf } from './verify';

export interface ModelFilesOptions extends Omit<DownloadOptions, 'storage'> {
  /** The site's own address; none where there is no site, as in scripts. */
  readonly siteUrl?: string | undefined;
  /** Else the browser's. */
  readonly storage?: ModelStorage | undefined;
  /** Files of the site by their addresses: what is there is not asked for, what comes is added. */
  readonly fileCache?: FileCache | undefined;
}

/** Files that were fetched before, by their addresses. */
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

  constructor(entry: CatalogEntry, options: ModelFilesOptions) {
    this.#entry = entry;
    this.#options = options;
    this.#storage = options.storage ? Promise.resolve(options.storage) : openStorage();
  }

  /**
   * A file's bytes.
   *
   * @param address the one that the library asks for, or the file's path in the repository
   * @throws EngineFailure 'offline', 'not-found', 'corrupt', 'quota' or 'cancelled'
   */
  async obtain(address: string): Promise<Uint8Array<ArrayBuffer>> {
    const { weights, files, host } = this.#entry;
    const file = this.#fileAt(address);
    if (file !== weights.name && !files.includes(file)) {
      throw new EngineFailure('not-found', `${nameOf(file)} is not needed.`);
    }
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
   * After a load that will not be gone on with: wait until nothing writes any more, then remove what is there
   * unless the model is whole. Never fails.
   */
  async tidyUp(): Promise<void> {
    await Promise.allSettled(this.#going);
    try {
      const { id, weights } = this.#entry;
      const storage = await this.#storage;
      const stored = await storage.manifest(this.#key(weights.name));
      if (!stored?.complete) await storage.deleteModel(id);
    } catch {
      // A store that cannot be used holds nothing that would be read again.
    }
  }

  /** Forget a stored file that turned out to be damaged. Never fails. */
  async discard(address: string): Promise<void> {
    try {
      await (await this.#storage).remove(this.#key(this.#fileAt(address)));
    } catch {
      // A store that cannot be used holds nothing that would be read again.
    }
  }

  #obtain(file: string): Promise<Uint8Array<ArrayBuffer>> {
    // Two tabs that ask for the same file at once would write into each other's parts.
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
    const { siteUrl = '', onProgress, fetcher, signal, fileCache } = this.#options;
    const { repository, tokenizerFrom = repository } = this.#entry;
    const from = file.startsWith('tokenizer') ? tokenizerFrom : repository;
    const address = folderOf({ ...this.#entry, repository: from }, siteUrl) + file;
    const known = fileCache?.get(address);
    if (known) {
      onProgress({ file: nameOf(file), loaded: known.length, total: known.length });
      return known;
    }
    const bytes = await fetchFile(address, onProgress, fetcher, signal);
    fileCache?.set(address, bytes);
    return bytes;
  }

  async #fromStorage(storage: ModelStorage, file: string): Promise<Uint8Array<ArrayBuffer>> {
    const key = this.#key(file);
    const { onProgress } = this.#options;
    const stored = await storage.manifest(key);
    if (stored?.complete) {
      const bytes = await storage.read(stored);
      if (bytes) {
        onProgress({ file: nameOf(file), loaded: bytes.length, total: bytes.length });
        return bytes;
      }
      await storage.remove(key);
    }
    await this.#removeOtherRevisions(storage);
    try {
      return await download(await this.#source(file), { ...this.#options, storage });
    } catch (error) {
      throw await this.#told(error, storage, file);
    } finally {
      // In memory, what was read back would only be there twice.
      if (!storage.lasting) await storage.remove(key);
    }
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
    if (siteUrl === undefined) return false;
    try {
      const folder = siteFolderOf(this.#entry, siteUrl);
      await fetchFile(`${folder}config.json`, () => {}, fetcher);
      return true;
    } catch {
      return false;
    }
  }

  /** A failure as the reader is told of it. */
  async #told(error: unknown, storage: ModelStorage, file: string): Promise<unknown> {
    if (!(error instanceof EngineFailure)) return error;
    const { title, weights } = this.#entry;
    // Some browsers say how much is free only when it is gone.
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

/** Work that no other tab or worker of this site does at the same time. */
function alone<T>(name: string, signal: AbortSignal | undefined, work: () => Promise<T>) {
  const { locks } = globalThis.navigator ?? {};
  // Node, and pages of insecure addresses, have no locks.
  if (!locks) return work();
  return locks.request(`model ${name}`, signal ? { signal } : {}, work);
}
