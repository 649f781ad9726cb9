import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';

const code = readFileSync('public/opening.js', 'utf8');
const script = new Function(
  ...['document', 'location', 'performance', 'PerformanceObserver', 'requestAnimationFrame'],
  code,
);

/** What a page of two scripts and three figures tells and is told, while it opens. */
interface Opening {
  readonly hidden?: boolean;
  readonly hash?: string;
  /** How the reader came: a link, a reload, a step back. */
  readonly type?: string;
}

const root = document.documentElement;
let paint: () => void;
let parse: () => void;
/** What waits for the next frame. */
let frames: (() => void)[];

function open({ hidden = false, hash = '', type = 'navigate' }: Opening = {}) {
  paint = () => undefined;
  parse = () => undefined;
  frames = [];
  class Observer {
    constructor(told: () => void) {
      paint = told;
    }
    observe() {}
  }
  const page = {
    ...{ hidden, documentElement: root, currentScript: { src: 'https://example.com/opening.js' } },
    // Of another name: this page would try to fetch a script.
    createElement: (name: string) => document.createElement(`a-${name}`),
    querySelectorAll: document.querySelectorAll.bind(document),
    addEventListener: (event: string, told: () => void) => {
      if (event === 'DOMContentLoaded') parse = told;
    },
  };
  const address = { pathname: '/lab', search: '', hash };
  const nextFrame = (work: () => void) => frames.push(work);
  script(page, address, { getEntriesByType: () => [{ type }] }, Observer, nextFrame);
}

/** The addresses of the scripts that were asked for, as they are written. */
const asked = () =>
  [...document.querySelectorAll('a-script[async]')].map((element) => element.getAttribute('src'));
const laidOut = () => document.querySelectorAll('[data-laid-out]').length;
const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  delete root.dataset.opening;
  document.body.innerHTML = [
    '<script type="later" src="/notebook/a.js"></script>',
    '<div data-when-near="asleep"></div>'.repeat(3),
    '<script type="later" src="/notebook/b.js"></script>',
  ].join('');
});

test('the scripts of a page are asked for once its text is there and was painted', async () => {
  open();
  paint();
  await settle();
  expect(asked()).toEqual([]);
  parse();
  await settle();
  expect(asked()).toEqual(['/notebook/a.js', '/notebook/b.js']);
  expect(document.querySelector('script[type="later"]')).toBeNull();
});

test('a page in a hidden tab, which paints nothing, asks for its scripts as soon as it was read', async () => {
  open({ hidden: true });
  parse();
  await settle();
  expect(asked()).toHaveLength(2);
});

test('a page that is opened at its top lays out one figure in a frame', async () => {
  open();
  expect(root.dataset.opening).toBe('');
  paint();
  parse();
  await settle();
  expect(laidOut()).toBe(1);
  frames.shift()?.();
  expect(laidOut()).toBe(2);
  frames.shift()?.();
  expect(laidOut()).toBe(3);
});

test.each<[string, Opening]>([
  ['at a section', { hash: '#figure-2' }],
  ['again, where the reader was', { type: 'reload' }],
  ['by a step back', { type: 'back_forward' }],
])('a page that is opened %s lays out all at once', (_, opening) => {
  open(opening);
  expect(root.dataset.opening).toBeUndefined();
});
