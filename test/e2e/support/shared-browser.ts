import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { browserType } from './browser';

/**
 * Connects to the browser that all test files share; `close()` ends the connection and its pages,
 * not the browser. Tests of another browser start their own, see `launch`.
 */
export function connect(): Promise<Browser> {
  return browserType().connect(inject('browserUrl'));
}
