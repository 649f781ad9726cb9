import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const code = readFileSync('public/opening.js', 'utf8');
const script = new Function('location', 'history', 'document', code);

test.each([
  ['/', '/introduction.html?prompt=Why%3F#figure-2', '/introduction?prompt=Why%3F#figure-2'],
  ['/', '/introduction/#figure-2', '/introduction#figure-2'],
  ['/', '/index.html', '/'],
  ['/', '/lab/index.html', '/lab'],
  ['/', '/introduction', undefined],
  ['/', '/', undefined],
  ['/some/path/', '/some/path/index.html', '/some/path/'],
  ['/some/path/', '/some/path/lab/?a', '/some/path/lab?a'],
  ['/some/path/', '/some/path/', undefined],
  ['/some/path/', '/some/path/lab', undefined],
])('in the site at %s, before anything else, %s becomes %s', (home, from, to) => {
  const { pathname, search, hash } = new URL(from, 'https://example.com');
  let became: string | undefined;
  const replaceState = (_state: unknown, _title: string, address: string) => {
    became = address;
  };
  const currentScript = { src: `https://example.com${home}opening.js` };
  const document = {
    ...{ currentScript, documentElement: { dataset: {} } },
    addEventListener: () => undefined,
  };
  script({ pathname, search, hash }, { replaceState }, document);
  expect(became).toBe(to);
});
