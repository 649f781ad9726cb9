import { type Manifest, storedBytes } from './storage';

/** What a response says about the file that it sends, as far as a page may read its headers. */
export interface RangeResponse {
  /** Offset in the file of the first byte sent; undefined where the response does not say. */
  readonly start: number | undefined;
  /** The file's size in bytes. */
  readonly total: number | undefined;
  readonly etag: string | undefined;
  /** True for a part of a file whose bytes are compressed: its offsets count compressed bytes. */
  readonly isCompressedPart: boolean;
}

/** @param from the offset that was requested */
export function readRangeResponse({ status, headers }: Response, from: number): RangeResponse {
  const etag = headers.get('etag') ?? undefined;
  const encoding = headers.get('content-encoding');
  const compressed = encoding !== null && encoding !== 'identity';
  const isCompressedPart = compressed && status === 206;
  const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers.get('content-range') ?? '');
  if (range) return { start: Number(range[1]), total: Number(range[2]), etag, isCompressedPart };
  const length = compressed ? null : headers.get('content-length');
  const start = status === 206 ? undefined : 0;
  const total = length === null ? undefined : Number(length) + (start ?? from);
  return { start, total, etag, isCompressedPart };
}

/** True when a response continues the stored parts with the same file, as far as it says. */
export function continues(response: RangeResponse, stored: Manifest): boolean {
  return (
    !response.isCompressedPart &&
    agree(response.start, storedBytes(stored)) &&
    agree(response.total, stored.total) &&
    agree(response.etag, stored.etag)
  );
}

const agree = <T>(a: T | undefined, b: T | undefined) =>
  a === undefined || b === undefined || a === b;
