import { expect, test } from 'vitest';
import { settingsToBuild } from '@/scripts/site-settings.mjs';

test.each([
  ['', ''],
  ['/', ''],
  ['/notebook', '/notebook'],
  ['/some/path/', '/some/path'],
])('a site built for the path “%s” lies under “%s”', (BASE_PATH, basePath) => {
  expect(settingsToBuild({ BASE_PATH })).toEqual({ basePath });
});

test.each(['notebook', 'https://example.com/a', '/a b', '/a/../b', '//a', '/é'])(
  'the path “%s” is refused',
  (BASE_PATH) => {
    expect(() => settingsToBuild({ BASE_PATH })).toThrow(/^BASE_PATH must be a path/);
  },
);

test('a mirror is an address, or refused', () => {
  const build = (NEXT_PUBLIC_MODEL_HOST: string) => settingsToBuild({ NEXT_PUBLIC_MODEL_HOST });
  expect(build('https://models.example').modelHost).toBe('https://models.example');
  expect(() => build('models.example')).toThrow(/^NEXT_PUBLIC_MODEL_HOST must be an address/);
});
