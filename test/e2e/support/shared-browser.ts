import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { launch } from './browser';
import { inFirefox } from './browser-name';

/** The browser of this worker. It ends with the worker. */
let ofWorker: Promise<Browser> | undefined;

/**
 * Returns the browser that all test files of a worker share, started when it is first needed. `close()`
 * ends the pages that were opened by what this returned, not the browser. Tests of another browser
 * start their own, see `launch`.
 *
 * One browser for all workers would have to be driven over a socket: each message is then read and
 * written twice more, which takes a tenth of all processor time.
 *
 * Firefox gives the keyboard to one window alone: a page behind another one would not hear a key. So
 * each call starts a browser there, and `close()` ends it.
 */
export async function connect(): Promise<Browser> {
  if (inFirefox) return launch();
  const running = await ofWorker;
  if (!running?.isConnected()) ofWorker = launch();
  const browser = (await ofWorker) as Browser;
  const contexts = new Set<BrowserContext>();
  return Object.assign(Object.create(browser) as Browser, {
    newContext: async (options?: BrowserContextOptions) => {
      const context = await browser.newContext(options);
      contexts.add(context);
      context.once('close', () => contexts.delete(context));
      return context;
    },
    close: async () => {
      await Promise.all([...contexts].map((context) => context.close()));
    },
  });
}
