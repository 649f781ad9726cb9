/**
 * What react-aria asks of the browser while a page starts, and what answers it faster: each took a phone
 * tens of milliseconds.
 *
 * @type {readonly (readonly [RegExp, string])[]}
 */
const ASKED = [
  // Whether the browser's language is well formed: throws for the same ones, and loads no calendars.
  [/Intl\.DateTimeFormat\.supportedLocalesOf/g, 'Intl.getCanonicalLocales'],
  // Whether numbers can show their sign, of a German formatter made for this alone: every browser that
  // has WebAssembly with threads can.
  [/new Intl\.NumberFormat\('de-DE', \{\s*signDisplay[^}]*\}\)[^;]*/g, 'true'],
];

/**
 * A loader for react-aria's useDefaultLocale, and for its NumberFormatter; see next.config.mjs.
 *
 * @param {string} source
 * @throws when the file asks none of it
 */
module.exports = function reactAriaLoader(source) {
  const loaded = ASKED.reduce((text, [asked, enough]) => text.replace(asked, enough), source);
  if (loaded === source)
    throw new Error('react-aria does not ask what scripts/react-aria-loader.cjs answers any more.');
  return loaded;
};
