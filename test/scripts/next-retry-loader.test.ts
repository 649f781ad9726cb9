import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

const nextRetryLoader: (source: string) => string = createRequire(import.meta.url)(
  '../../scripts/next-retry-loader.cjs',
);
const folder = 'node_modules/next/dist/client/components/router-reducer';
const source = readFileSync(`${folder}/fetch-server-response.js`, 'utf8');

test('a page that could not be fetched is asked for by its own address again', () => {
  const loaded = nextRetryLoader(source);
  expect(loaded).toContain('return fetchServerResponse(originalUrl, options)');
  expect(loaded).not.toContain('fetchServerResponse(url, options);');
});

test.each([
  ['asks otherwise', source.replaceAll('return fetchServerResponse(', 'return again(')],
  ['has no other address', source.replaceAll('originalUrl', 'asked')],
])('a release of Next that %s stops the build', (_, other) => {
  expect(() => nextRetryLoader(other)).toThrow('any more');
});
