import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { contentType } from '@/scripts/server/headers.mjs';

/** A host of static files that knows no headers and no clean addresses. */
export interface PlainHost {
  /** Its root, without a slash at the end. */
  readonly url: string;
  /** Ends it; what is asked for afterwards gets no answer. */
  close(): Promise<void>;
}

/** Serves a folder under a path as `python3 -m http.server` does, which not every machine has. */
export async function startPlainHost(folder: string, path: string): Promise<PlainHost> {
  const server = createServer((request, response) => {
    const [asked = '/'] = (request.url ?? '/').split('?');
    const inside = `${asked}/`.startsWith(`${path}/`) && !asked.includes('..');
    const file = join(folder, decodeURIComponent(asked.slice(path.length)));
    const isFolder = inside && existsSync(file) && statSync(file).isDirectory();
    if (isFolder && !asked.endsWith('/')) {
      response.writeHead(301, { Location: `${asked}/` }).end();
      return;
    }
    const sent = isFolder ? join(file, 'index.html') : file;
    if (!inside || !existsSync(sent)) {
      response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>Error response</h1>');
      return;
    }
    const { size, mtime } = statSync(sent);
    response.writeHead(200, {
      'Content-Type': contentType(sent).replace(/;.*/, ''),
      'Content-Length': size,
      'Last-Modified': mtime.toUTCString(),
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(sent).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
