import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { findFirefox, tooOld } from '../e2e/support/find-firefox';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'firefox-'));
  const programs = {
    'firefox-esr': 'echo This is only a shop window',
    firefox: 'echo Mozilla Firefox 150.0',
    broken: 'exit 1',
    old: 'echo Mozilla Firefox 140.12.0esr',
  };
  for (const [name, line] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${line}\n`);
    chmodSync(join(folder, name), 0o755);
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(() => rmSync(folder, { recursive: true }));

test.skipIf(process.platform === 'win32')(
  'the first program on the PATH that starts and calls itself Firefox is found',
  async () => {
    vi.stubEnv('FIREFOX_PATH', '');
    vi.stubEnv('PATH', folder);
    expect(await findFirefox()).toBe(join(folder, 'firefox'));
  },
);

test('a FIREFOX_PATH that does not start is an error, not a reason to take another', async () => {
  vi.stubEnv('FIREFOX_PATH', join(folder, 'broken'));
  await expect(findFirefox()).rejects.toThrow(/broken, which is no Firefox that starts/);
});

test.skipIf(process.platform === 'win32')(
  'a Firefox that cannot be driven is told from one that can',
  async () => {
    expect(await tooOld(join(folder, 'firefox'))).toBeUndefined();
    expect(await tooOld(join(folder, 'old'))).toMatch(/is Firefox 140, .* 143 and later\./);
  },
);
