import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

const reactAriaLoader: (source: string) => string = createRequire(import.meta.url)(
  '../../scripts/react-aria-loader.cjs',
);
const locale = 'node_modules/react-aria/dist/private/i18n/useDefaultLocale.mjs';
const numbers = 'node_modules/@internationalized/number/dist/private/NumberFormatter.mjs';

test('react-aria asks whether a language is well formed without loading the calendars of all', () => {
  const loaded = reactAriaLoader(readFileSync(locale, 'utf8'));
  expect(loaded).not.toContain('supportedLocalesOf');
  expect(loaded).toContain('Intl.getCanonicalLocales([');
});

test('that numbers can show their sign is known without a formatter', () => {
  const loaded = reactAriaLoader(readFileSync(numbers, 'utf8'));
  expect(loaded).not.toContain('de-DE');
  expect(loaded).toMatch(/supportsSignDisplay = true;/);
  expect(new Intl.NumberFormat('en', { signDisplay: 'exceptZero' }).format(2)).toBe('+2');
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
  expect(() => reactAriaLoader('export const locale = navigator.language;')).toThrow('any more');
});
