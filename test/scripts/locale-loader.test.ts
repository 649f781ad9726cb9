import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

const localeLoader: (source: string) => string = createRequire(import.meta.url)(
  '../../scripts/locale-loader.cjs',
);
const file = 'node_modules/react-aria/dist/private/i18n/useDefaultLocale.mjs';

test('react-aria asks whether a language is well formed without loading the calendars of all', () => {
  const loaded = localeLoader(readFileSync(file, 'utf8'));
  expect(loaded).not.toContain('supportedLocalesOf');
  expect(loaded).toContain('Intl.getCanonicalLocales([');
});

test.each(['en-US', 'de', 'zh-Hant-TW', 'posix!', 'C', 'en_US', ''])(
  'what is asked refuses "%s" where the other did',
  (language) => {
    const refuses = (ask: (languages: string[]) => unknown) => {
      try {
        return ask([language]) === undefined;
      } catch (error) {
        return error instanceof RangeError;
      }
    };
    expect(refuses((languages) => Intl.getCanonicalLocales(languages))).toBe(
      refuses((languages) => Intl.DateTimeFormat.supportedLocalesOf(languages)),
    );
  },
);

test('a release of react-aria that asks otherwise stops the build', () => {
  expect(() => localeLoader('export const locale = navigator.language;')).toThrow('any more');
});
