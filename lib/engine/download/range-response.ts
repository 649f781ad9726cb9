import { type Manifest, storedBytes } from './storage';

/** What an answer says of the file that it is of, as far as a page may read it. */
export interface RangeResponse {
  /** The first byte that it sends; 0 in any answer that is not the rest of a file. */
  readonly start: number | undefined;
  /** The file's size in bytes. */
  readonly total: number | undefined;
  readonly etag: string | undefined;
}

/** @param from the byte that was asked for */
export function readRangeResponse({ status, headers }: Response, from: number): RangeResponse {
  const etag = headers.get('etag') ?? undefined;
  const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers.get('content-range') ?? '');
  if (range) return { start: Number(range[1]), total: Number(range[2]), etag };
  // The length is that of the file, or of its rest, unless the body is compressed.
  const length = headers.get('content-encoding') ? null : headers.get('content-length');
  const start = status === 206 ? undefined : 0;
  return { start, total: length === null ? undefined : Number(length) + (start ?? from), etag };
}

/** True when an answer goes on where the parts end, with the same file, as far as it says. */
export function continues(response: RangeResponse, stored: Manifest): boolean {
  return (
    agree(response.start, storedBytes(stored)) &&
    agree(response.total, stored.total) &&
    agree(response.etag, stored.etag)
  );
}

const agree = <T>(a: T | undefined, b: T | undefined) =>
  a === undefined || b === undefined || a === b;
