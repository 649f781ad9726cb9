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

test('its own address has the path that it is built for', () => {
  const build = (SITE_URL: string) => settingsToBuild({ BASE_PATH: '/notebook', SITE_URL });
  expect(build('https://school.example/notebook/').siteUrl).toBe('https://school.example/notebook');
  expect(build('').siteUrl).toBeUndefined();
  for (const wrong of ['https://school.example', 'school.example/notebook', 'null/notebook']) {
    expect(() => build(wrong), wrong).toThrow(/^SITE_URL must be an address/);
  }
});

test('so is the repository that mistakes are reported to', () => {
  const build = (NEXT_PUBLIC_REPOSITORY: string) => settingsToBuild({ NEXT_PUBLIC_REPOSITORY });
  expect(build('https://github.com/owner/name')).toEqual({ basePath: '' });
  expect(() => build('owner/name')).toThrow(/^NEXT_PUBLIC_REPOSITORY must be an address/);
});
