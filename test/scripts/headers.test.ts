import { expect, test } from 'vitest';
import { securityHeaders } from '@/scripts/server/headers.mjs';

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
