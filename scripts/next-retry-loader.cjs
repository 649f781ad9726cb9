/** Where Next asks for a page once more. In a static export, `url` is by then that of the page's data. */
const RETRY = 'return fetchServerResponse(url, options)';

/** Where a server answers, and the data of a page does not come, no more than two requests a second. */
const PAUSED = `await new Promise((resume) => setTimeout(resume, 500));
                return fetchServerResponse(originalUrl, options)`;

/**
 * A loader for what Next fetches when a link is followed; see next.config.mjs. A link that finds no server
 * waits, and asks again: Next 16.4 then asks for "/lab.txt.txt", which no site has, and the page is loaded
 * anew, without its model, or the reader is led to its data. It shall ask for what was asked for.
 *
 * @param {string} source
 * @throws when the file does not ask so
 */
module.exports = function nextRetryLoader(source) {
  if (!source.includes(RETRY) || !source.includes('const originalUrl = url;'))
    throw new Error('Next does not ask again as scripts/next-retry-loader.cjs knows any more.');
  return source.replace(RETRY, PAUSED);
};
