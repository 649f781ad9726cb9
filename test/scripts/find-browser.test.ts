import { expect, test } from 'vitest';
import { findBrowser, type Machine } from '../e2e/support/find-browser';

const bundled = { path: '/cache/chromium', env: { LD_LIBRARY_PATH: '/cache/lib' } };

/** A machine on which the named programs exist, and all but the named stubs start. */
function machineWith(
  programs: readonly string[],
  env: Machine['env'] = {},
  stubs: readonly string[] = [],
): Machine {
  return {
    env: { PATH: '/usr/local/bin:/usr/bin', ...env },
    playwrightPath: '/playwright/chrome',
    isExecutable: (path) => programs.includes(path),
    runs: async ({ path }) => programs.includes(path) && !stubs.includes(path),
    unpackBundled: async () => undefined,
  };
}

/** A machine on which the one that npm brought starts. */
const linux = (machine: Machine): Machine => ({ ...machine, unpackBundled: async () => bundled });

const everything = [
  '/my/chrome',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/playwright/chrome',
];

test('CHROME_PATH comes first', async () => {
  const machine = linux(machineWith(everything, { CHROME_PATH: '/my/chrome' }));
  expect((await findBrowser({ machine })).path).toBe('/my/chrome');
});

test('a CHROME_PATH that does not start is an error, not a reason to take another', async () => {
  const machine = linux(machineWith(everything, { CHROME_PATH: '/my/crome' }));
  await expect(findBrowser({ machine })).rejects.toThrow('CHROME_PATH is /my/crome');
});

test('then comes the one that npm brought, but not where speed is measured', async () => {
  const machine = linux(machineWith(everything));
  expect(await findBrowser({ machine })).toEqual(bundled);
  expect((await findBrowser({ machine, measures: true })).path).toBe('/usr/bin/chromium');
});

test("where it does not start come the system's browsers, Chromium before Chrome", async () => {
  expect((await findBrowser({ machine: machineWith(everything) })).path).toBe('/usr/bin/chromium');
  const chromeOnly = machineWith(['/usr/bin/google-chrome', '/playwright/chrome']);
  expect((await findBrowser({ machine: chromeOnly })).path).toBe('/usr/bin/google-chrome');
});

test('before Chromium comes its shell, but not where speed is measured', async () => {
  const shell = '/usr/bin/chromium-headless-shell';
  const machine = machineWith([...everything, shell]);
  expect((await findBrowser({ machine })).path).toBe(shell);
  expect((await findBrowser({ machine, measures: true })).path).toBe('/usr/bin/chromium');
});

test('Chrome is found on macOS, where it is not on the PATH', async () => {
  const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  expect((await findBrowser({ machine: machineWith([chrome]) })).path).toBe(chrome);
});

test("a stub that does not start is passed over, for Playwright's own browser", async () => {
  const stub = '/usr/bin/chromium-browser';
  const machine = machineWith([stub, '/playwright/chrome'], {}, [stub]);
  expect((await findBrowser({ machine })).path).toBe('/playwright/chrome');
});

test('a machine without any measures with the one that npm brought', async () => {
  const machine = linux(machineWith([]));
  expect(await findBrowser({ machine, measures: true })).toEqual(bundled);
});

test('a machine without any, on which that does not start, is told so', async () => {
  const machine = machineWith([]);
  await expect(findBrowser({ machine })).rejects.toThrow('Install Chrome or Chromium');
  await expect(findBrowser({ machine, measures: true })).rejects.toThrow('or name one');
});

test('one from npm that cannot be unpacked is an error, not a reason to take another', async () => {
  const unpackBundled = () => Promise.reject(new Error('The disk is full.'));
  const machine: Machine = { ...machineWith(everything), unpackBundled };
  await expect(findBrowser({ machine })).rejects.toThrow('The disk is full.');
});

test('FORCE_BUNDLED_CHROMIUM=1 passes over all others', async () => {
  const env = { FORCE_BUNDLED_CHROMIUM: '1', CHROME_PATH: '/my/chrome' };
  expect(await findBrowser({ machine: linux(machineWith(everything, env)) })).toEqual(bundled);
});
