import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { inlineScriptHashes } from './headers.mjs';

const compress = {
  /** @param {Buffer} bytes */
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        // The best levels take half a minute for the runtime's 14 MB; 5 takes under a second.
        [constants.BROTLI_PARAM_QUALITY]: bytes.length > 1_000_000 ? 5 : 9,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  /** @param {Buffer} bytes */
  gzip: (bytes) => promisify(gzip)(bytes),
};

/** @typedef {keyof typeof compress} Encoding */

/**
 * The encoding to answer with, or undefined for none.
 *
 * @param {string | string[] | undefined} accepted the request's Accept-Encoding
 * @returns {Encoding | undefined}
 */
export function chooseEncoding(accepted) {
  const offers = new Set(
    String(accepted ?? '')
      .split(',')
      .filter((offer) => !/;\s*q=0(\.0*)?\s*$/.test(offer))
      .map((offer) => offer.split(';')[0]?.trim().toLowerCase()),
  );
  if (offers.has('br')) return 'br';
  return offers.has('gzip') ? 'gzip' : undefined;
}

/**
 * Keeps what was made from a file until the file changes, so that each is compressed once.
 * Requests that come while it is being made share the work.
 */
export class ContentCache {
  /** @type {Map<string, { version: string, made: Promise<unknown> }>} */
  #entries = new Map();

  /**
   * @template T
   * @param {string} key
   * @param {string} version
   * @param {() => Promise<T>} make
   * @returns {Promise<T>}
   */
  #keep(key, version, make) {
    const kept = this.#entries.get(key);
    if (kept?.version === version) return /** @type {Promise<T>} */ (kept.made);
    const made = make();
    this.#entries.set(key, { version, made });
    made.catch(() => this.#entries.delete(key));
    return made;
  }

  /**
   * @param {string} path
   * @param {string} version
   * @param {Encoding} encoding
   */
  compressed(path, version, encoding) {
    return this.#keep(`${encoding} ${path}`, version, async () =>
      compress[encoding](await readFile(path)),
    );
  }

  /**
   * @param {string} path of an HTML file
   * @param {string} version
   */
  scriptHashes(path, version) {
    return this.#keep(`scripts ${path}`, version, async () =>
      inlineScriptHashes(await readFile(path, 'utf8')),
    );
  }
}
