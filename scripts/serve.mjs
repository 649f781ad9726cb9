import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ContentCache, chooseEncoding } from './server/content.mjs';
import { playFault } from './server/faults.mjs';
import { cacheControl, contentType, isCompressible, securityHeaders } from './server/headers.mjs';
import { fileAt, locate } from './server/locate.mjs';
import { readRange } from './server/range.mjs';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/**
 * @typedef {object} ServerOptions
 * @property {string} directory the folder to serve
 * @property {number} [port] 0, or none, for any free port
 * @property {string} [host] the address to listen on, `0.0.0.0` for all; none for this machine only
 * @property {import('./server/faults.mjs').Faults} [faults] what goes wrong, for tests
 */

/**
 * Serves a static export with the headers that the site needs: cross-origin isolation, so that
 * WASM may use threads, and a content policy.
 *
 * @param {ServerOptions} options
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 * @throws {NodeJS.ErrnoException} `EADDRINUSE` when another program listens on the port
 */
export async function startServer({ directory, port = 0, host = '127.0.0.1', faults }) {
  const site = { directory: resolve(directory), cache: new ContentCache(), faults };
  const server = createServer((request, response) => {
    answer(site, request, response).catch((error) => {
      // A reader who leaves in the middle of a file is no failure.
      if (error.code === 'ERR_STREAM_PREMATURE_CLOSE') return;
      console.error(error);
      if (!response.headersSent) response.writeHead(500, securityHeaders());
      response.end();
    });
  });
  await new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => done(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {{ directory: string, cache: ContentCache, faults: ServerOptions['faults'] }} site
 * @param {Request} request
 * @param {Response} response
 */
async function answer(site, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...securityHeaders(), Allow: 'GET, HEAD' });
    response.end();
    return;
  }
  const [pathname = '/', query] = splitOnce(request.url ?? '/', '?');
  const found = locate(site.directory, pathname);

  const fault = site.faults?.(pathname);
  if (fault !== undefined) {
    const file = found.kind === 'file' ? found : undefined;
    const headers = { ...securityHeaders(), 'Content-Type': contentType(file?.path ?? '') };
    if (await playFault(fault, file, response, headers)) return;
  }
  if (found.kind === 'redirect') {
    const to = query === undefined ? found.to : `${found.to}?${query}`;
    response.writeHead(308, { ...securityHeaders(), Location: to });
    response.end();
    return;
  }
  if (found.kind === 'file') {
    await sendFile(site.cache, found, pathname, request, response);
    return;
  }
  const page = fileAt(site.directory, join(site.directory, '404.html'));
  if (page.kind === 'file') {
    await sendFile(site.cache, page, pathname, request, response, 404);
    return;
  }
  response.writeHead(404, { ...securityHeaders(), 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('There is nothing at this address.\n');
}

/**
 * @param {ContentCache} cache
 * @param {{ path: string, size: number, modified: number }} file
 * @param {string} pathname
 * @param {Request} request
 * @param {Response} response
 * @param {number} [status]
 */
async function sendFile(cache, file, pathname, request, response, status = 200) {
  const type = contentType(file.path);
  const version = `${file.size.toString(36)}-${Math.round(file.modified).toString(36)}`;
  const compressible = isCompressible(type);
  const ranged = status === 200 && request.headers.range !== undefined;
  const encoding =
    compressible && !ranged ? chooseEncoding(request.headers['accept-encoding']) : undefined;
  const etag = `"${version}${encoding === undefined ? '' : `-${encoding}`}"`;

  /** @type {Record<string, string | number>} */
  const headers = {
    ...securityHeaders(
      type.startsWith('text/html') ? await cache.scriptHashes(file.path, version) : [],
    ),
    'Content-Type': type,
    'Cache-Control': status === 200 ? cacheControl(pathname) : 'no-cache',
    'Accept-Ranges': 'bytes',
    ETag: etag,
    ...(compressible ? { Vary: 'Accept-Encoding' } : {}),
  };

  if (status === 200 && readTags(request.headers['if-none-match']).includes(etag)) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  if (encoding !== undefined) {
    const bytes = await cache.compressed(file.path, version, encoding);
    response.writeHead(status, {
      ...headers,
      'Content-Encoding': encoding,
      'Content-Length': bytes.length,
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
    return;
  }

  const condition = request.headers['if-range'];
  const applies = ranged && (condition === undefined || condition === etag);
  const range = applies ? readRange(request.headers.range, file.size) : undefined;
  if (range === 'unsatisfiable') {
    response.writeHead(416, { ...headers, 'Content-Range': `bytes */${file.size}` });
    response.end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  if (range) headers['Content-Range'] = `bytes ${start}-${end}/${file.size}`;
  response.writeHead(range ? 206 : status, { ...headers, 'Content-Length': end - start + 1 });
  if (request.method === 'HEAD' || file.size === 0) response.end();
  else await pipeline(createReadStream(file.path, { start, end }), response);
}

/**
 * @param {string} text
 * @param {string} separator
 */
function splitOnce(text, separator) {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** @param {string | undefined} header If-None-Match */
function readTags(header) {
  return (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
}
