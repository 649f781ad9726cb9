import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '@/scripts/serve.mjs';

const parent = mkdtempSync(join(tmpdir(), 'serve-'));
const directory = join(parent, 'out');
const script = '(self.__next_f=self.__next_f||[]).push([0])';
const weights = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 251));

const files: Record<string, string | Buffer> = {
  'index.html': '<!doctype html><title>contents</title>',
  'auto-regression.html': `<!doctype html><script src="/a.js"></script><script>${script}</script>`,
  'lab/index.html': '<!doctype html><title>lab</title>',
  '404.html': '<!doctype html><title>not here</title>',
  '_next/static/chunks/main.js': 'export const text = "word ".repeat(9);\n'.repeat(100),
  'ort/1.0.0/runtime.mjs': 'export default 1;',
  'ort/1.0.0/runtime.wasm': Buffer.from([0, 97, 115, 109]),
  'models/m/onnx/model.onnx': weights,
  'models/m/config.json': '{}',
  '.built-from': 'secret',
};

let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(directory, name, '..'), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
  writeFileSync(join(parent, 'outside.txt'), 'outside');
  mkdirSync(join(parent, 'out-of-reach'));
  writeFileSync(join(parent, 'out-of-reach', 'file.txt'), 'outside');
  symlinkSync(join(parent, 'outside.txt'), join(directory, 'link.txt'));
  server = await startServer({ directory });
});

afterAll(async () => {
  await server.close();
  rmSync(parent, { recursive: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Sends the path as it stands: fetch() would take the dots out of it first. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { port: server.port, path, headers, method, agent: false };
    request(options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode = 0 } = response;
        resolve({ status: statusCode, headers: response.headers, body: Buffer.concat(parts) });
      });
    })
      .on('error', reject)
      .end();
  });
}

test('every answer isolates the page and names its policies', async () => {
  for (const path of ['/', '/_next/static/chunks/main.js', '/models/m/onnx/model.onnx', '/none']) {
    const { headers } = await get(path);
    expect(headers, path).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
    });
    expect(headers['content-security-policy'], path).toMatch(/^default-src 'self';/);
  }
});

test('the content policy allows the inline scripts of the page, each by its hash, and no others', async () => {
  const hash = createHash('sha256').update(script).digest('base64');
  const page = await get('/auto-regression');
  expect(page.headers['content-security-policy']).toContain(
    `script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}';`,
  );
  const other = await get('/');
  expect(other.headers['content-security-policy']).toContain(
    "script-src 'self' 'wasm-unsafe-eval';",
  );
});

test('an address without an ending is the page of that name', async () => {
  expect((await get('/auto-regression')).body.toString()).toContain(script);
  expect((await get('/auto-regression?prompt=1')).status).toBe(200);
  expect((await get('/')).body.toString()).toContain('contents');
  expect((await get('/lab/')).body.toString()).toContain('lab');
});

test('a slash too many or too few leads to the right address, and never to another host', async () => {
  const many = await get('/auto-regression/?prompt=1');
  expect([many.status, many.headers.location]).toEqual([308, '/auto-regression?prompt=1']);
  const few = await get('/lab');
  expect([few.status, few.headers.location]).toEqual([308, '/lab/']);
  expect((await get('//auto-regression/')).headers.location).toBe('/auto-regression');
  expect((await get('//example.com/')).status).toBe(404);
});

test.each([
  ['/auto-regression.html', '/auto-regression'],
  ['/auto-regression.html?prompt=Why?&layer=2', '/auto-regression?prompt=Why?&layer=2'],
  ['/index.html', '/'],
  ['/lab/index.html', '/lab/'],
  ['//auto-regression.html', '/auto-regression'],
])('%s leads to %s, the one address of the page', async (path, to) => {
  const { status, headers } = await get(path);
  expect([status, headers.location]).toEqual([308, to]);
});

test('a page that does not exist under .html either is missing', async () => {
  expect((await get('/none.html')).status).toBe(404);
});

test('an unknown address gets the page for that', async () => {
  const { status, headers, body } = await get('/none');
  expect(status).toBe(404);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(body.toString()).toContain('not here');
});

test.each([
  '/../outside.txt',
  '/..%2foutside.txt',
  '/%2e%2e/outside.txt',
  '/models/../../outside.txt',
  '/..%5coutside.txt',
  '/../out-of-reach/file.txt',
  '/link.txt',
  '/.built-from',
  '/%2ebuilt-from',
  '/index.html%00.txt',
  '/%',
  '/models',
  '/index.html/more',
  `/${'long'.repeat(2000)}`,
])('%s finds nothing', async (path) => {
  const { status, body } = await get(path);
  expect(status).toBe(404);
  expect(body.toString()).not.toMatch(/outside|secret/);
});

test.each([
  ['/', 'text/html; charset=utf-8', 'no-cache'],
  [
    '/_next/static/chunks/main.js',
    'text/javascript; charset=utf-8',
    'public, max-age=31536000, immutable',
  ],
  [
    '/ort/1.0.0/runtime.mjs',
    'text/javascript; charset=utf-8',
    'public, max-age=31536000, immutable',
  ],
  ['/ort/1.0.0/runtime.wasm', 'application/wasm', 'public, max-age=31536000, immutable'],
  ['/models/m/onnx/model.onnx', 'application/octet-stream', 'no-cache'],
  ['/models/m/config.json', 'application/json; charset=utf-8', 'no-cache'],
])('%s is sent as %s and kept as %s', async (path, type, caching) => {
  const { headers } = await get(path);
  expect([headers['content-type'], headers['cache-control']]).toEqual([type, caching]);
});

test('a missing file with a hashed name is asked for again next time', async () => {
  const { status, headers } = await get('/_next/static/chunks/gone.js');
  expect([status, headers['cache-control']]).toEqual([404, 'no-cache']);
});

test('text is compressed as the reader accepts it; weights are not', async () => {
  const path = '/_next/static/chunks/main.js';
  const plain = await get(path);
  const brotli = await get(path, { 'accept-encoding': 'gzip, deflate, br' });
  const gzip = await get(path, { 'accept-encoding': 'br;q=0, gzip' });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
  expect(gunzipSync(gzip.body)).toEqual(plain.body);
  expect(brotli.body.length).toBeLessThan(plain.body.length / 4);
  const model = await get('/models/m/onnx/model.onnx', { 'accept-encoding': 'br' });
  expect(model.headers['content-encoding']).toBeUndefined();
  expect(model.body).toEqual(weights);
});

test('an unchanged file is not sent again, a changed one is', async () => {
  const first = await get('/models/m/config.json');
  const tag = { 'if-none-match': String(first.headers.etag) };
  const again = await get('/models/m/config.json', tag);
  expect([again.status, again.body.length]).toEqual([304, 0]);
  writeFileSync(join(directory, 'models/m/config.json'), '{"changed":true}');
  const changed = await get('/models/m/config.json', tag);
  expect([changed.status, changed.body.toString()]).toEqual([200, '{"changed":true}']);
});

test('a part of a file can be asked for', async () => {
  const path = '/models/m/onnx/model.onnx';
  const middle = await get(path, { range: 'bytes=100-199' });
  expect(middle.status).toBe(206);
  expect(middle.headers['content-range']).toBe('bytes 100-199/1000');
  expect(middle.body).toEqual(weights.subarray(100, 200));
  expect((await get(path, { range: 'bytes=990-' })).body).toEqual(weights.subarray(990));
  expect((await get(path, { range: 'bytes=-5' })).body).toEqual(weights.subarray(995));
  const beyond = await get(path, { range: 'bytes=1000-' });
  expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */1000']);
  const outdated = await get(path, { range: 'bytes=0-9', 'if-range': '"older"' });
  expect([outdated.status, outdated.body.length]).toEqual([200, 1000]);
});

test('HEAD answers as GET does, without the file, and writing is refused', async () => {
  const head = await get('/models/m/onnx/model.onnx', {}, 'HEAD');
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '1000', 0]);
  expect((await get('/', {}, 'POST')).status).toBe(405);
});

test('a server that is not to compress sends a file as it is', async () => {
  const path = '/_next/static/chunks/main.js';
  const plain = await startServer({ directory, compress: false });
  const headers = { 'accept-encoding': 'br' };
  const encodings = await Promise.all(
    [server.url, plain.url].map(async (url) => {
      const answer = await fetch(url + path, { headers });
      expect(await answer.text()).toBe(files['_next/static/chunks/main.js']);
      return answer.headers.get('content-encoding');
    }),
  );
  expect(encodings).toEqual(['br', null]);
  await plain.close();
});

test('only this machine can reach the server, unless an address is given', async () => {
  const own = Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
  const reach = (host: string, port: number) =>
    fetch(`http://${host}:${port}/`).then(
      ({ status }) => status,
      () => 'refused',
    );
  expect(await reach('127.0.0.1', server.port)).toBe(200);
  expect(await reach('localhost', server.port)).toBe(200);
  if (own !== undefined) expect(await reach(own, server.port)).toBe('refused');
  const open = await startServer({ directory, host: '0.0.0.0' });
  expect(await reach(own ?? '127.0.0.1', open.port)).toBe(200);
  await open.close();
});

test('a site that was built for a path is served under it, and allows the mirror it was built for', async () => {
  const settings = { basePath: '/some/path', modelHost: 'https://models.example' };
  writeFileSync(join(directory, '.site.json'), JSON.stringify(settings));
  const under = await startServer({ directory });
  rmSync(join(directory, '.site.json'));
  const ask = (path: string) =>
    fetch(`http://localhost:${under.port}${path}`, { redirect: 'manual' });
  expect(under.url).toBe(`http://localhost:${under.port}/some/path`);
  for (const path of ['/', '/some/path']) {
    const answer = await ask(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([308, '/some/path/']);
  }
  const page = await ask('/some/path/auto-regression');
  expect(await page.text()).toContain(script);
  expect(page.headers.get('content-security-policy')).toContain('https://models.example');
  const slash = await ask('/some/path/auto-regression/?a=1');
  expect(slash.headers.get('location')).toBe('/some/path/auto-regression?a=1');
  const hashed = await ask('/some/path/_next/static/chunks/main.js');
  expect(hashed.headers.get('cache-control')).toContain('immutable');
  expect((await ask('/auto-regression')).status).toBe(404);
  expect((await ask('/some/pathology')).status).toBe(404);
  await under.close();
});

test('where a page is there twice, as hosts ask for it, it has one address', async () => {
  mkdirSync(join(directory, 'auto-regression'));
  writeFileSync(join(directory, 'auto-regression/index.html'), files['auto-regression.html'] ?? '');
  const slash = await get('/auto-regression/');
  expect([slash.status, slash.headers.location]).toEqual([308, '/auto-regression']);
  expect((await get('/auto-regression')).status).toBe(200);
});

test('a port in use is an error that can be told from others', async () => {
  await expect(startServer({ directory, port: server.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
