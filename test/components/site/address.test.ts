import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const script = new Function('location', readFileSync('public/theme.js', 'utf8'));

test.each([
  ['/introduction.html?prompt=Why%3F#figure-2', '/introduction?prompt=Why%3F#figure-2'],
  ['/index.html', '/'],
  ['/lab/index.html', '/lab'],
  ['/introduction', undefined],
  ['/', undefined],
])('before anything else, %s goes to %s', (from, to) => {
  const { pathname, search, hash } = new URL(from, 'https://example.com');
  let went: string | undefined;
  script({
    pathname,
    search,
    hash,
    replace(address: string) {
      went = address;
    },
  });
  expect(went).toBe(to);
});
