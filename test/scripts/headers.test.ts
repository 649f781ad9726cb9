import { expect, test } from 'vitest';
import { isEmbed, securityHeaders } from '@/scripts/server/headers.mjs';

const connectSources = (settings = {}) =>
  /connect-src ([^;]*)/
    .exec(securityHeaders([], settings)['Content-Security-Policy'] ?? '')?.[1]
    ?.split(' ');

test('a page may connect to its own site and to the hub', () => {
  expect(connectSources()).toEqual([
    "'self'",
    'https://huggingface.co',
    'https://*.huggingface.co',
    'https://*.hf.co',
  ]);
});

test('and to the mirror that it was built for', () => {
  const settings = { modelHost: 'https://models.school.example/hub/' };
  expect(connectSources(settings)).toContain('https://models.school.example');
});

test.each([
  '/embed/learning/surprise',
  '/embed/learning/surprise.html',
  '/embed/learning/surprise/',
])('any page may frame %s, one that is isolated itself as well', (pathname) => {
  const headers = securityHeaders([], {}, pathname);
  expect(headers['Content-Security-Policy']).toContain('frame-ancestors *');
  expect(headers['Cross-Origin-Resource-Policy']).toBe('cross-origin');
});

test.each(['/', '/learning', '/gallery/learning', '/embed', '/embed/learning', '/x/embed/a/b', ''])(
  'but not "%s"',
  (pathname) => {
    expect(isEmbed(pathname)).toBe(false);
    const headers = securityHeaders([], {}, pathname);
    expect(headers['Content-Security-Policy']).toContain("frame-ancestors 'self'");
    expect(headers['Cross-Origin-Resource-Policy']).toBe('same-origin');
  },
);
