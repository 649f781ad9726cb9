import { expect, test } from 'vitest';
import { isolate } from '@/lib/offline/isolate';

test('a response is isolated, and otherwise what the host has sent', async () => {
  const headers = { 'Content-Type': 'text/html', 'Cross-Origin-Embedder-Policy': 'unsafe-none' };
  const made = isolate(new Response('page', { status: 404, headers }));
  expect([made.status, await made.text()]).toEqual([404, 'page']);
  expect(Object.fromEntries(made.headers)).toEqual({
    'content-type': 'text/html',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
  });
});

test('one without a body stays without', () => {
  expect(isolate(new Response(null, { status: 304 })).body).toBeNull();
});

test('what cannot be read, as a redirection that the browser follows, is passed on', () => {
  const opaque = Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
  expect(isolate(opaque)).toBe(opaque);
  const failed = Response.error();
  expect(isolate(failed)).toBe(failed);
});
