import type { Page } from 'playwright-core';

/** What a page should not do; each list holds a line a case, in the order of time. */
export interface Problems {
  /** Console errors and warnings, those of workers too. */
  readonly console: string[];
  /** Errors that nothing caught, in the page or in one of its workers, and dialogs of scripts. */
  readonly errors: string[];
  /** Requests that got no answer, or one with a status of 400 or above. */
  readonly failedRequests: string[];
  /** Requests to any other origin than that of the page's first address. */
  readonly foreignRequests: string[];
  /** All of the above, each line with its kind; empty when all is well. */
  all(): string[];
  /** Forgets what was seen so far: for tests that cause a failure and go on. */
  clear(): void;
}

/**
 * Next preloads the style sheets of pages that a visible link leads to. Chromium warns of each that
 * is not used within seconds, which is when the reader does not go there.
 */
const PREFETCHED_STYLE = /^The resource \S+\.css was preloaded using link preload but not used/;

/**
 * Chromium asks for this where a page is left before its own icon has been read; some servers have
 * a file of that name, ours has none.
 */
const ICON_BY_DEFAULT = /\/favicon\.ico$/;

/** Watches a page from now on. */
export function watch(page: Page): Problems {
  const problems = {
    console: [] as string[],
    errors: [] as string[],
    failedRequests: [] as string[],
    foreignRequests: [] as string[],
  };
  let home: string | undefined;

  const noteOrigin = (address: string) => {
    const { origin, protocol } = new URL(address);
    if (protocol === 'data:' || protocol === 'blob:' || protocol === 'about:') return;
    home ??= origin;
    if (origin !== home) problems.foreignRequests.push(address);
  };
  page.on('request', (request) => noteOrigin(request.url()));
  page.on('websocket', (socket) => noteOrigin(socket.url()));
  page.on('requestfailed', (request) => {
    // Chromium says this of every HEAD request whose (empty) body the page does not read; Next's
    // links ask in that way.
    const aborted = request.failure()?.errorText === 'net::ERR_ABORTED';
    if (aborted && request.method() === 'HEAD') return;
    // The browser fetches the icon when it has time, and drops it when the page is left before.
    if (aborted && new URL(request.url()).pathname === '/icon.svg') return;
    problems.failedRequests.push(`${request.url()} ${request.failure()?.errorText ?? ''}`.trim());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) {
      problems.failedRequests.push(`${response.url()} ${response.status()}`);
    }
  });
  page.on('dialog', (dialog) => {
    problems.errors.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => {
    // Firefox reports a request that the policy forbids as if a script had thrown it.
    const said = error.stack ?? error.message;
    problems[said.startsWith('Content-Security-Policy: ') ? 'console' : 'errors'].push(said);
  });
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    if (PREFETCHED_STYLE.test(message.text())) return;
    if (ICON_BY_DEFAULT.test(message.location().url)) return;
    problems.console.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });

  const lists = Object.entries(problems);
  return {
    ...problems,
    all: () => lists.flatMap(([kind, lines]) => lines.map((line) => `${kind}: ${line}`)),
    clear: () => {
      for (const [, lines] of lists) lines.length = 0;
    },
  };
}
