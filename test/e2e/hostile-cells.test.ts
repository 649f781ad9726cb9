import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, newPage, type WatchedPage } from './support/browser';
import { cellOf, openCells } from './support/cells';

let browser: Browser;
let page: WatchedPage;
beforeAll(async () => {
  browser = await launch();
  [page, idle] = [await newPage(browser), await newPage(browser)];
});
afterAll(() => browser?.close());

/**
 * How long the page itself may be busy at a time, in ms. With two cores that have other work, too, most
 * runs keep it busy for 20 ms, and loading what draws outputs for up to 120. Messages that reach the
 * page without a limit stop it for many seconds.
 */
const MOST_BUSY = 250;

/** Measures the longest time in which a page did nothing else. */
const watch = (watched: Page) =>
  watched.evaluate(() => {
    const gaps = { longest: 0, last: performance.now(), timer: 0 };
    const before = Reflect.get(window, 'gaps') as typeof gaps | undefined;
    if (before) clearInterval(before.timer);
    const tick = () => {
      const now = performance.now();
      gaps.longest = Math.max(gaps.longest, now - gaps.last);
      gaps.last = now;
    };
    gaps.timer = window.setInterval(tick, 10);
    Object.assign(window, { gaps });
  });
const longestGap = (watched: Page) =>
  watched.evaluate(() => (Reflect.get(window, 'gaps') as { longest: number }).longest);

/** What a machine with other work loses, a page that does nothing loses, too. */
let idle: Page;
const watchPage = async () => {
  await watch(idle);
  await watch(page);
};

async function expectUnharmed() {
  const busy = (await longestGap(page)) - (await longestGap(idle));
  expect(busy).toBeLessThan(MOST_BUSY);
  expect(await page.evaluate(() => Reflect.get({}, 'polluted'))).toBeUndefined();
  expect(page.problems.errors).toEqual([]);
  // Chromium reports a request that the policy forbids, and does not send it.
  const { foreignRequests, failedRequests } = page.problems;
  const sent = foreignRequests.filter((url) => !failedRequests.includes(`${url} csp`));
  expect(sent).toEqual([]);
}

const flood = (call: string) => `for (let i = 0; i < 1e6; i++) ${call};`;

test.each([
  ['a recursion without end', 'const f = () => f();\nf()', 'Maximum call stack'],
  ['a gigabyte of numbers', 'new Float32Array(2.5e8)', 'Not enough memory: 1,000 MB'],
  ['a list of a milliard', 'new Array(1e9).fill(0)', 'Not enough memory'],
  [
    'buffers without end',
    'const all = [];\nfor (;;) all.push(new Uint8Array(2e8));',
    'Not enough memory',
  ],
  ['a string that doubles', "let s = 'x';\nfor (;;) s += s;", 'Invalid string length'],
  ['fetch', "await fetch('/')", 'A cell has no network'],
  ['XMLHttpRequest', 'new XMLHttpRequest()', 'A cell has no network'],
  ['WebSocket', "new WebSocket('wss://example.org')", 'A cell has no network'],
  ['EventSource', "new EventSource('/')", 'A cell has no network'],
  ['importScripts', "importScripts('/theme.js')", 'A cell has no network'],
  ['import()', "await import('https://example.org/x.js')", 'TypeError'],
  ['an import statement', "import x from '/theme.js';\nx", 'SyntaxError'],
  ['indexedDB', "indexedDB.open('x')", 'A cell stores nothing'],
  ['caches', "await caches.open('x')", 'A cell stores nothing'],
  ['localStorage', "localStorage.setItem('x', 'y')", 'A cell stores nothing'],
  ['document', 'document.title', 'A cell does not see the page'],
  ['parent', 'parent.location', 'A cell does not see the page'],
  ['a flood of messages', flood("postMessage('x')"), 'A cell sends no messages'],
  [
    'a flood of messages by another name',
    flood("DedicatedWorkerGlobalScope.prototype.postMessage.call(self, 'x')"),
    'TypeError',
  ],
  ['a flood of errors', flood("reportError('x')"), 'Use throw'],
  [
    'errors out of turn',
    "setInterval(() => { throw new Error('late') }, 0);\nawait new Promise(() => {});",
    'late',
  ],
  ['BroadcastChannel', "new BroadcastChannel('x')", 'A cell sends no messages'],
  [
    'a worker of its own',
    "new Worker('data:text/javascript,for(;;);')",
    'A cell starts no workers',
  ],
  ['eval', "eval('1 + 1')", 'EvalError'],
  ['Function', "new Function('return 1')()", 'EvalError'],
  ['WebAssembly', 'new WebAssembly.Memory({ initial: 1 })', 'A cell has no WebAssembly'],
  ['close', 'close()', 'A cell ends by itself'],
  ['code that would end the cell around it', "}); fetch('/'); (async () => {", 'SyntaxError'],
  ['a thousand displays', 'for (let i = 0; i < 1000; i++) display(i);', 'at most 60 things'],
  [
    'a flood of requests',
    flood("gpt2.next('a')").replace('1e6', '1e4'),
    'More than 100 requests at a time',
  ],
  ['a request of no sense', "await gpt2.next('a', { top: 1e9 })", 'named: at most 1000'],
  ['an error that is none', 'throw { toString() { for (;;); } }', '{}'],
])('%s ends in words', async (_, code, words) => {
  await openCells(page, code);
  await watchPage();
  const { run, output } = cellOf(page);
  await run.click();
  await expect.poll(() => output.getByRole('alert').textContent()).toContain(words);
  await run.waitFor();
  await expectUnharmed();
});

test.each([
  ['an endless loop', 'while (true) {}'],
  ['an endless loop that awaits', 'for (;;) await 0;'],
  ['a wait without end', 'await new Promise(() => {});'],
  ['a loop of requests', "for (;;) await gpt2.next('a');"],
  ['a value that never ends', 'display(new Proxy({}, { ownKeys() { for (;;); } }))'],
])('%s is ended by Stop', async (_, code) => {
  await openCells(page, `display('It has begun.');\n${code}`);
  await watchPage();
  const { run, stop, output } = cellOf(page);
  await run.click();
  await expect.poll(() => output.textContent()).toContain('It has begun.');
  await stop.click();
  await expect.poll(() => output.getByRole('alert').textContent()).toBe('Stopped.');
  await run.waitFor();
  await expectUnharmed();
});

test('an endless loop ends by itself after ten seconds', async () => {
  await openCells(page, 'while (true) {}');
  await watchPage();
  const { run, output } = cellOf(page);
  await run.click();
  await expect
    .poll(() => output.getByRole('alert').textContent(), { timeout: 30_000 })
    .toContain('still running after 10 seconds');
  await expectUnharmed();
});

test.each([
  [
    'markup is shown as text',
    "'<img src=x onerror=alert(1)><script>alert(2)</script>'",
    '<img src=x',
  ],
  ['a text of 100 MB is cut', "'x'.repeat(1e8)", '… cut here'],
  ['a million rows are cut', 'Array.from({ length: 1e6 }, (_, i) => ({ i }))', '999800 more rows'],
  [
    'a polluted prototype is the cell’s alone',
    'Object.prototype.polluted = \'yes\';\nArray.prototype.toJSON = () => \'no\';\nJSON.parse(\'{"__proto__":{"polluted":1}, "a":2}\')',
    'polluted',
  ],
])('%s', async (_, code, words) => {
  await openCells(page, code);
  await watchPage();
  const { run, output } = cellOf(page);
  await run.click();
  await expect.poll(() => output.textContent()).toContain(words);
  expect(await output.locator('img, script').count()).toBe(0);
  await expectUnharmed();
});

test('after all that a cell still gets its answer', async () => {
  await openCells(page, "(await gpt2.tokenize('once upon a time')).length");
  const { run, output } = cellOf(page);
  await run.click();
  await expect.poll(() => output.textContent()).toMatch(/^\d+By storybook/);
});
