import { expect, test } from 'vitest';
import { fetchFile } from '@/lib/engine/download/fetch-file';

const answer = (body: BodyInit | null, init?: ResponseInit) => async () => new Response(body, init);
const get = (url: string, fetcher: typeof fetch) => fetchFile(url, () => {}, fetcher);
const code = (expected: string) => expect.objectContaining({ code: expected });

test('a file comes with its bytes counted as they arrive', async () => {
  const seen: number[] = [];
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(Uint8Array.of(1, 2, 3));
      controller.enqueue(Uint8Array.of(4));
      controller.close();
    },
  });
  const bytes = await fetchFile(
    'https://site/models/x/model.onnx',
    ({ file, loaded, total }) => {
      expect(file).toBe('model.onnx');
      expect(total).toBe(4);
      seen.push(loaded);
    },
    answer(body, { headers: { 'content-length': '4' } }),
  );
  expect([...bytes]).toEqual([1, 2, 3, 4]);
  expect(seen).toEqual([3, 4]);
});

test('fewer bytes than announced are a corrupt file', async () => {
  const short = answer('abc', { headers: { 'content-length': '9' } });
  await expect(get('https://site/model.onnx', short)).rejects.toEqual(code('corrupt'));
});

test('the announced length of a compressed answer is not held against it', async () => {
  const headers = { 'content-length': '2', 'content-encoding': 'br' };
  expect(await get('https://site/model.onnx', answer('abc', { headers }))).toHaveLength(3);
});

test('half a JSON file is corrupt, whatever its length', async () => {
  await expect(get('https://site/config.json', answer('{"a": '))).rejects.toEqual(code('corrupt'));
});

test('a missing file is not found, a broken server is offline', async () => {
  const missing = get('https://site/a.onnx', answer('', { status: 404 }));
  await expect(missing).rejects.toEqual(code('not-found'));
  const broken = get('https://site/a.onnx', answer('', { status: 503 }));
  await expect(broken).rejects.toEqual(code('offline'));
});

test('no answer, and an answer that breaks off, are offline', async () => {
  const none = async () => {
    throw new TypeError('Failed to fetch');
  };
  await expect(get('https://site/a.onnx', none)).rejects.toEqual(code('offline'));
  const breaking = new ReadableStream({
    pull(controller) {
      controller.error(new TypeError('network error'));
    },
  });
  await expect(get('https://site/a.onnx', answer(breaking))).rejects.toEqual(code('offline'));
});

test('a fetch that is stopped is cancelled, not a broken connection', async () => {
  const controller = new AbortController();
  const hanging: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    });
  const asked = fetchFile('https://site/model.onnx', () => {}, hanging, controller.signal);
  controller.abort();
  await expect(asked).rejects.toEqual(code('cancelled'));
});

test.each([
  ['its type', '', { 'content-type': 'text/html; charset=utf-8' }],
  ['its first characters', '\ufeff \n<!DocType HTML><title>No</title>', {}],
  ['its first characters', '<?xml version="1.0"?><html/>', {}],
])('a web page, known by %s, is not a damaged file', async (_, body, headers) => {
  const blocked = { code: 'blocked', message: /web page came in place of config\.json.*site/ };
  const page = answer(body, { headers: headers as Record<string, string> });
  await expect(get('https://site/config.json', page)).rejects.toMatchObject(blocked);
});

test.each([401, 403, 407, 451, 511])('status %d is a refusal on the way', async (status) => {
  const refused = get('https://site/a.onnx', answer('', { status }));
  await expect(refused).rejects.toEqual(code('blocked'));
});
