import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ContentCache, chooseEncoding } from './server/content.mjs';
import { playFault } from './server/faults.mjs';
import { cacheControl, contentType, isCompressible, securityHeaders } from './server/headers.mjs';
import { fileAt, locate } from './server/locate.mjs';
import { readRange } from './server/range.mjs';
import { readSettings } from './site-settings.mjs';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/**
 * @typedef {object} ServerOptions
 * @property {string} directory the folder to serve
 * @property {number} [port] 0, or none, for any free port
 * @property {string} [host] the address to listen on, `0.0.0.0` for all; none for this machine only
 * @property {import('./server/faults.mjs').Faults} [faults] what goes wrong, for tests
 * @property {boolean} [compress] false where reader and server share a processor, as in tests
 */

/**
 * Serves a static export under the path that it was built for, with the headers that it needs:
 * cross-origin isolation, so that WASM may use threads, and a content policy.
 *
 * @param {ServerOptions} options
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 * @throws {NodeJS.ErrnoException} `EADDRINUSE` when another program listens on the port
 */
export async function startServer({
  directory,
  port = 0,
  host = '127.0.0.1',
  faults,
  compress = true,
}) {
  const settings = readSettings(directory);
  const cache = new ContentCache();
  const site = { directory: resolve(directory), cache, faults, settings, compress };
  const server = createServer((request, response) => {
    answer(site, request, response).catch((error) => {
      // A reader who leaves in the middle of a file is no failure.
      if (error.code === 'ERR_STREAM_PREMATURE_CLOSE') return;
      console.error(error);
      if (!response.headersSent) response.writeHead(500, securityHeaders([], settings));
      response.end();
    });
  });
  await new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => done(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${address.port}${settings.basePath}`,
    port: address.port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * @typedef {object} Site
 * @property {string} directory
 * @property {ContentCache} cache
 * @property {ServerOptions['faults']} faults
 * @property {import('./site-settings.mjs').SiteSettings} settings
 * @property {boolean} compress see `ServerOptions`
 */

/**
 * @param {Site} site
 * @param {Request} request
 * @param {Response} response
 */
async function answer(site, request, response) {
  const everywhere = securityHeaders([], site.settings);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...everywhere, Allow: 'GET, HEAD' });
    response.end();
    return;
  }
  const [, asked = '/', query] = /^([^?]*)(?:\?(.*))?$/.exec(request.url ?? '/') ?? [];
  const { basePath } = site.settings;
  const pathname = asked.startsWith(`${basePath}/`) ? asked.slice(basePath.length) : undefined;
  const found = find(site.directory, pathname, asked, basePath);

  const fault = site.faults?.(asked);
  if (fault !== undefined) {
    const file = found.kind === 'file' ? found : undefined;
    const headers = { ...everywhere, 'Content-Type': contentType(file?.path ?? '') };
    if (await playFault(fault, file, response, headers)) return;
  }
  if (found.kind === 'redirect') {
    const to = basePath + (query === undefined ? found.to : `${found.to}?${query}`);
    response.writeHead(308, { ...everywhere, Location: to });
    response.end();
    return;
  }
  if (found.kind === 'file') {
    await sendFile(site, found, pathname ?? '/', request, response);
    return;
  }
  const page = fileAt(site.directory, join(site.directory, '404.html'));
  if (page.kind === 'file') {
    await sendFile(site, page, '/', request, response, 404);
    return;
  }
  response.writeHead(404, { ...everywhere, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('There is nothing at this address.\n');
}

/**
 * @param {string} directory
 * @param {string | undefined} pathname from the site's address; undefined where it is not under that
 * @param {string} asked
 * @param {string} basePath
 * @returns {import('./server/locate.mjs').Located}
 */
function find(directory, pathname, asked, basePath) {
  if (pathname !== undefined) return locate(directory, pathname);
  return asked === '/' || asked === basePath ? { kind: 'redirect', to: '/' } : { kind: 'missing' };
}

/**
 * @param {Site} site
 * @param {{ path: string, size: number, modified: number }} file
 * @param {string} pathname
 * @param {Request} request
 * @param {Response} response
 * @param {number} [status]
 */
async function sendFile(
  { cache, settings, compress },
  file,
  pathname,
  request,
  response,
  status = 200,
) {
  const type = contentType(file.path);
  const version = `${file.size.toString(36)}-${Math.round(file.modified).toString(36)}`;
  const compressible = isCompressible(type);
  const ranged = status === 200 && request.headers.range !== undefined;
  const encoding =
    compress && compressible && !ranged
      ? chooseEncoding(request.headers['accept-encoding'])
      : undefined;
  const etag = `"${version}${encoding === undefined ? '' : `-${encoding}`}"`;

  /** @type {Record<string, string | number>} */
  const headers = {
    ...securityHeaders(
      type.startsWith('text/html') ? await cache.scriptHashes(file.path, version) : [],
      settings,
      status === 200 ? pathname : undefined,
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

/** @param {string | undefined} header If-None-Match */
function readTags(header) {
  return (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
}
