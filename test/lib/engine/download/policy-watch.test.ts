import { expect, test } from 'vitest';
import { connect } from '@/lib/engine/download/connection';
import { watchPolicy } from '@/lib/engine/download/policy-watch';

const URL_OF_FILE = 'https://hub.example/model.onnx';

/** What Chromium sends: an event in a task after the request has failed, with its first address. */
const violation = (blockedURI: string, effectiveDirective = 'connect-src') =>
  Object.assign(new Event('securitypolicyviolation'), { blockedURI, effectiveDirective });

test.each([
  ['the address itself', violation(URL_OF_FILE), true],
  ['the origin, as for other origins', violation('https://hub.example'), true],
  ['another address', violation('https://other.example/model.onnx'), false],
  ['an image', violation(URL_OF_FILE, 'img-src'), false],
])('a violation for %s', async (_, event, expected) => {
  const target = new EventTarget();
  const wasBlocked = watchPolicy(URL_OF_FILE, target);
  setTimeout(() => target.dispatchEvent(event), 1);
  expect(await wasBlocked(true)).toBe(expected);
});

test('without violations, and where there are no such events, nothing is blocked', async () => {
  expect(await watchPolicy(URL_OF_FILE, new EventTarget())(true)).toBe(false);
  expect(await watchPolicy(URL_OF_FILE, {})(true)).toBe(false);
});

test('a request that the policy blocks is not called offline', async () => {
  const target = new EventTarget();
  Object.assign(globalThis, {
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
  });
  try {
    const fetcher = async () => {
      setTimeout(() => target.dispatchEvent(violation(URL_OF_FILE)), 1);
      throw new TypeError('Failed to fetch');
    };
    await expect(connect(URL_OF_FILE, 'model.onnx', { fetcher })).rejects.toMatchObject({
      code: 'policy',
      message: expect.stringContaining('hub.example'),
    });
  } finally {
    Reflect.deleteProperty(globalThis, 'addEventListener');
    Reflect.deleteProperty(globalThis, 'removeEventListener');
  }
});
