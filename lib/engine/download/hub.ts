import type { CatalogEntry } from '../catalog';

/** What is known of a file before it arrives. */
export interface FileFacts {
  /** In bytes. */
  readonly size?: number;
  /** In hex. */
  readonly sha256?: string;
}

/** The folder of a model's files, with a slash at its end. @param siteUrl of the site itself */
export function folderOf(entry: CatalogEntry, siteUrl: string): string {
  const host = (entry.host || siteUrl).replace(/\/+$/, '');
  const path = entry.pathTemplate
    .replaceAll('{model}', entry.repository)
    .replaceAll('{revision}', encodeURIComponent(entry.revision));
  return `${host}/${path}`;
}

/** Where the site keeps its own copy of a model, if it has one; with a slash at its end. */
export function siteFolderOf(entry: CatalogEntry, siteUrl: string): string {
  return `${siteUrl.replace(/\/+$/, '')}/models/${entry.id}/`;
}

/**
 * Where the hub shows a large file's pointer: size and sha256. A page cannot read them from the
 * headers of the file itself, for they come with the redirect.
 */
export function pointerAddress(entry: CatalogEntry, file: string): string {
  return folderOf(entry, '').replace('/resolve/', '/raw/') + file;
}

/**
 * The facts in a Git LFS pointer (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md);
 * undefined when the text is none.
 */
export function readPointer(text: string): Required<FileFacts> | undefined {
  if (!text.startsWith('version https://git-lfs.github.com/spec/v1\n')) return undefined;
  const sha256 = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
  const size = /^size ([0-9]+)$/m.exec(text)?.[1];
  return sha256 && size ? { sha256, size: Number(size) } : undefined;
}
