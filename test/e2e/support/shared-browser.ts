import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { browserType, launch } from './browser';
import { inFirefox } from './browser-name';

/**
 * Connects to the browser that all test files share; `close()` ends the connection and its pages,
 * not the browser. Tests of another browser start their own, see `launch`.
 *
 * Firefox gives the keyboard to one window alone: a page behind that of another worker would not hear
 * a key. So each connection is to a browser of its own there, and `close()` ends it.
 */
export function connect(): Promise<Browser> {
  return inFirefox ? launch() : browserType().connect(inject('browserUrl'));
}
