export type BrowserName = 'chromium' | 'firefox';

/** The browser that this run of the tests is for: Chromium, unless $TEST_BROWSER names Firefox. */
export function browserName(): BrowserName {
  return process.env.TEST_BROWSER === 'firefox' ? 'firefox' : 'chromium';
}

/** For tests of what Playwright cannot do in Firefox: a page without scripts, a file that is saved. */
export const inFirefox = browserName() === 'firefox';
