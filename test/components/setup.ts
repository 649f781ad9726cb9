import { cleanup } from '@testing-library/react';
import { afterAll, afterEach, beforeEach, vi } from 'vitest';

// React speaks of most mistakes on the console only: there they must fail the test.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(fail);
  vi.spyOn(console, 'warn').mockImplementation(fail);
});

// Without vitest's globals the library cannot do this by itself.
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

// All files share one page: the next finds it as a reader does who has just come, and modules that
// remember nothing.
afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
});

function fail(...message: unknown[]): never {
  throw new Error(`On the console: ${message.map(String).join(' ')}`);
}
