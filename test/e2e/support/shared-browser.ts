import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

/**
 * Connects to the Chromium that all test files share; `close()` ends the connection and its pages,
 * not the browser. Tests of another browser start their own, see `launch`.
 */
export function connect(): Promise<Browser> {
  return chromium.connect(inject('browserUrl'));
}
