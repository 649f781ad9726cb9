import { afterEach, expect, test, vi } from 'vitest';
import { securityHeaders } from '@/scripts/server/headers.mjs';

afterEach(() => vi.unstubAllEnvs());

const connectSources = () =>
  /connect-src ([^;]*)/.exec(securityHeaders()['Content-Security-Policy'] ?? '')?.[1]?.split(' ');

test('a page may connect to its own site and to the hub', () => {
  expect(connectSources()).toEqual([
    "'self'",
    'https://huggingface.co',
    'https://*.huggingface.co',
    'https://*.hf.co',
  ]);
});

test('and to the mirror that it was built for', () => {
  vi.stubEnv('NEXT_PUBLIC_MODEL_HOST', 'https://models.school.example/hub/');
  expect(connectSources()).toContain('https://models.school.example');
});
