import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { KeyboardHelp } from '@/components/keys/KeyboardHelp';
import { KEYS, keyName, keysOf } from '@/components/keys/keys';

/** Handlers of keys that a reader expects of any list or field, or that close what is open. */
const UNSAID = new Set([
  'chapters/circuits/TextLine.tsx',
  'controls/TokenChoice.tsx',
  // What other handlers hand their keys to.
  'figure/pointing.ts',
  // As lab/TextPage.tsx has them.
  'lab/keys.ts',
  'site/PageMap.tsx',
]);

/** Keys that are said in another way: upper case with its lower case, "=" with the "+" on its key. */
const SAME = new Set(['P', '=']);

const read = (path: string) => readFileSync(join('components', path), 'utf8');
const sources = readdirSync('components', { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.tsx?$/.test(path) && path !== 'keys/keys.ts',
);

/** The keys that a handler's source names, and those of lib-like helpers beside it. */
function namedIn(handler: string): Set<string> {
  const source = read(handler) + (handler === 'lab/TextPage.tsx' ? read('lab/keys.ts') : '');
  const named = [
    ...source.matchAll(/\b(Arrow(?:Left|Right|Up|Down)|Page(?:Up|Down)|Escape|Home|End|Enter)\b/g),
    ...source.matchAll(/\bkey\s*[!=]==? '([^']+)'/g),
    ...source.matchAll(/^ {2}([a-z]): '/gm),
  ].map(([, key = '']) => key);
  return new Set(named.filter((key) => !SAME.has(key)));
}

const handlers = [...new Set(KEYS.map(({ handler }) => handler))];

test.each(handlers)('the keys said of %s are those that it handles', (handler) => {
  const said = KEYS.filter((entry) => entry.handler === handler)
    .flatMap(({ keys }) => keys.flatMap(([names]) => names))
    .map((name) => name.split(/\b\+/).at(-1) ?? name);
  expect([...new Set(said)].sort()).toEqual([...namedIn(handler)].sort());
});

test('every component that handles keys of its own is in the list', () => {
  const handling = sources.filter(
    (path) =>
      /\b(?:event|key)\.key\b|\bArrow(?:Left|Up)\b/.test(read(path)) &&
      !UNSAID.has(path) &&
      // It hands the keys to cells/keys.ts.
      path !== 'cells/CellView.tsx',
  );
  const listed = new Set(KEYS.map(({ handler }) => handler));
  expect(handling.filter((path) => !listed.has(path))).toEqual([]);
});

test('only what is on the page is listed', () => {
  const page = document.createElement('div');
  page.innerHTML = '<div role="tree"></div><main></main>';
  expect(keysOf(page).map(({ where }) => where)).toEqual(['Everywhere', 'Tree of texts']);
});

test('keys are written as keyboards have them', () => {
  expect(['ArrowLeft', 'p', 'Shift+Enter', ' ', '+', '?'].map(keyName)).toEqual([
    ...['←', 'P', 'Shift + Enter', 'Space', '+', '?'],
  ]);
});

test('? opens the list, but not where it is text', async () => {
  render(
    <>
      <textarea aria-label="Prompt" />
      <KeyboardHelp />
    </>,
  );
  fireEvent.keyDown(screen.getByRole('textbox'), { key: '?' });
  expect(screen.queryByRole('dialog')).toBeNull();
  fireEvent.keyDown(document.body, { key: '?' });
  expect(
    await screen.findByRole('dialog', { name: 'Keys on this page' }, { timeout: 10_000 }),
  ).toBeTruthy();
});
