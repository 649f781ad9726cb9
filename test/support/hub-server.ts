import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readRange } from '@/scripts/server/range.mjs';

/** How the servers misbehave; each kind until it is taken back. */
export interface Manners {
  /** Answer with the whole file whatever Range asks for. */
  ignoreRange?: boolean;
  /** Lose the connection after so many bytes of the body; one number a request, then no more. */
  breakAfter?: number[];
  /** Send so many bytes of the body, then nothing more. */
  holdAfter?: number;
  /** Turn over one bit of the byte at this offset of the file; one number a request. */
  corrupt?: number[];
  /** Answer with this status instead; one number a request. */
  status?: number[];
  /** Send neither ETag nor Content-Range: so it looks to a page that may not read them. */
  hideHeaders?: boolean;
  /** Answer with a filter's web page instead; one content type a request, '' for none. */
  page?: string[];
  /** Send rests of files with a content encoding that their bytes do not have. */
  falseEncoding?: boolean;
  /** Show no pointers. */
  noPointers?: boolean;
}

export interface SeenRequest {
  readonly server: 'hub' | 'files';
  readonly method: string;
  readonly path: string;
  readonly range: string | undefined;
  /** Bytes of the body that were handed to the connection. */
  sent: number;
}

/** Two servers that behave like the Hugging Face hub and the file server that it redirects to. */
export interface HubServer {
  readonly url: string;
  readonly requests: SeenRequest[];
  readonly manners: Manners;
  /** Files by `repository/path`, at the one revision that there is. */
  readonly files: Map<string, Uint8Array>;
  /** Requests for the bytes of large files. */
  bodies(): SeenRequest[];
  close(): Promise<void>;
}

type Headers = Record<string, string>;
const anyOrigin: Headers = { 'Access-Control-Allow-Origin': '*' };

/**
 * As the hub does: `/api/models/{repository}` lists files; `/{repository}/resolve/{revision}/{file}` answers a large file with 302 to
 * another origin, size and hash on that answer alone; `/raw/` shows its Git LFS pointer. Neither
 * server answers a preflight.
 *
 * @param options.oneOrigin large files are not redirected to another origin
 */
export async function startHub(
  revision: string,
  { oneOrigin = false }: { readonly oneOrigin?: boolean } = {},
): Promise<HubServer> {
  const files = new Map<string, Uint8Array>();
  const requests: SeenRequest[] = [];
  const manners: Manners = {};
  const note = (server: SeenRequest['server'], request: IncomingMessage) => {
    const { method = 'GET', url: path = '/', headers } = request;
    const seen: SeenRequest = { server, method, path, range: headers.range, sent: 0 };
    requests.push(seen);
    return seen;
  };
  const fileServer = await listen((request, response) => {
    const seen = note('files', request);
    sendLarge(files.get(decodeURIComponent(seen.path.slice(1))), seen, manners, response);
  });
  const hub = await listen((request, response) => {
    const { method, path } = note('hub', request);
    const [, listed] = /^\/api\/models\/([^?]+)\?blobs=true$/.exec(path) ?? [];
    if (listed) {
      const found = list(files, listed, revision);
      // For what does not exist the hub asks who wants to know.
      return end(response, found ? 200 : 401, anyOrigin, found);
    }
    const match = /^\/([^/]+\/[^/]+)\/(resolve|raw)\/([^/]+)\/(.+)$/.exec(path);
    const [, repository, form, asked, file] = match ?? [];
    const name = `${repository}/${file}`;
    const bytes = asked === revision ? files.get(name) : undefined;
    const hidden = form === 'raw' && manners.noPointers;
    const page = form === 'resolve' ? manners.page?.shift() : undefined;
    if (page !== undefined) end(response, 200, { ...anyOrigin, 'Content-Type': page }, PAGE);
    else if (method === 'OPTIONS') end(response, 403, anyOrigin);
    else if (!bytes || hidden) end(response, 404, anyOrigin);
    else if (!name.endsWith('.onnx')) end(response, 200, anyOrigin, bytes);
    else if (form === 'raw') end(response, 200, anyOrigin, pointer(bytes));
    else if (oneOrigin) sendLarge(bytes, note('files', request), manners, response);
    else end(response, 302, redirection(bytes, `${fileServer.url}/${encodeURIComponent(name)}`));
  });
  return {
    url: hub.url,
    requests,
    manners,
    files,
    bodies: () => requests.filter(({ server }) => server === 'files'),
    close: async () => {
      await hub.close();
      await fileServer.close();
    },
  };
}

/** What the hub's interface says of a repository; undefined where it has no file. */
function list(files: HubServer['files'], repository: string, sha: string): Buffer | undefined {
  const own = [...files].filter(([name]) => name.startsWith(`${repository}/`));
  if (own.length === 0) return undefined;
  const siblings = own.map(([name, bytes]) => ({
    rfilename: name.slice(repository.length + 1),
    size: bytes.length,
    ...(name.endsWith('.onnx') ? { lfs: { sha256: sha256(bytes), size: bytes.length } } : {}),
  }));
  const more = { private: false, gated: false, tags: ['gpt2', 'license:mit'] };
  return Buffer.from(JSON.stringify({ id: repository, sha, ...more, siblings }));
}

const PAGE = Buffer.from('\n<!DOCTYPE html>\n<title>Blocked</title>');

const redirection = (bytes: Uint8Array, Location: string): Headers => ({
  ...anyOrigin,
  Location,
  'X-Linked-Size': String(bytes.length),
  'X-Linked-ETag': `"${sha256(bytes)}"`,
});

function pointer(bytes: Uint8Array): Buffer {
  const version = 'https://git-lfs.github.com/spec/v1';
  return Buffer.from(`version ${version}\noid sha256:${sha256(bytes)}\nsize ${bytes.length}\n`);
}

/** The file server's answer, good or bad. */
function sendLarge(
  file: Uint8Array | undefined,
  seen: SeenRequest,
  manners: Manners,
  response: ServerResponse,
): void {
  const headers = { ...anyOrigin };
  const status = seen.method === 'OPTIONS' ? 403 : manners.status?.shift();
  if (status !== undefined || !file) {
    end(response, status ?? 404, headers);
    return;
  }
  headers['Access-Control-Expose-Headers'] = 'ETag,Content-Range';
  if (!manners.hideHeaders) headers.ETag = `"${sha256(file).slice(0, 16)}"`;
  const range = manners.ignoreRange ? undefined : readRange(seen.range, file.length);
  if (range === 'unsatisfiable') {
    end(response, 416, { ...headers, 'Content-Range': `bytes */${file.length}` });
    return;
  }
  const { start, end: last } = range ?? { start: 0, end: file.length - 1 };
  if (range && !manners.hideHeaders) {
    headers['Content-Range'] = `bytes ${start}-${last}/${file.length}`;
  }
  if (range && manners.falseEncoding) headers['Content-Encoding'] = 'gzip';
  const body = new Uint8Array(file.subarray(start, last + 1));
  const wrong = (manners.corrupt?.shift() ?? -1) - start;
  if (wrong >= 0 && wrong < body.length) body[wrong] = (body[wrong] ?? 0) ^ 1;

  const cut = manners.breakAfter?.shift();
  const shown = body.subarray(0, cut ?? manners.holdAfter);
  seen.sent = shown.length;
  response.writeHead(range ? 206 : 200, { ...headers, 'Content-Length': body.length });
  if (cut !== undefined) response.write(shown, () => response.destroy());
  else if (manners.holdAfter !== undefined) response.write(shown);
  else response.end(body);
}

const hashes = new WeakMap<Uint8Array, string>();

/** In hex; worked out once a file. */
function sha256(bytes: Uint8Array): string {
  const hash = hashes.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
  hashes.set(bytes, hash);
  return hash;
}

function end(response: ServerResponse, status: number, headers: Headers, body?: Uint8Array): void {
  response.writeHead(status, headers);
  response.end(body);
}

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer);
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
