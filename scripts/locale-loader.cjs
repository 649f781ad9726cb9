/** What react-aria asks at every start, to see that the browser's language is well formed. */
const ASKED = 'Intl.DateTimeFormat.supportedLocalesOf';
/** Throws for the same languages, and loads no calendars: the other takes a phone a tenth of a second. */
const ENOUGH = 'Intl.getCanonicalLocales';

/**
 * A loader for react-aria's useDefaultLocale; see next.config.mjs.
 *
 * @param {string} source
 * @throws when the file does not ask this
 */
module.exports = function localeLoader(source) {
  if (!source.includes(ASKED)) throw new Error(`react-aria does not call ${ASKED} any more.`);
  return source.replaceAll(ASKED, ENOUGH);
};
