import { expect, test } from 'vitest';
import { chapterNotebook } from '@/scripts/notebooks/chapter';

interface Jupyter {
  readonly nbformat: number;
  readonly cells: readonly { cell_type: string; id: string; source: string }[];
}

const cell = (number: number) => ({ words: `words of ${number}`, python: `python_${number}` });

/** The cells of a chapter whose article has this in it. */
function cellsOf(article: string) {
  const html = `<html><body><nav>menu</nav><article><header><h1>Title</h1><p>Question?</p></header>${article}</article></body></html>`;
  const address = 'https://site/base/chapter';
  const text = chapterNotebook({ html, address, cell, about: 'About.', setup: 'import torch' });
  return (JSON.parse(text) as Jupyter).cells;
}

/** The Markdown of all that comes between the setup and the end. */
const wordsOf = (article: string) =>
  cellsOf(article)
    .slice(2)
    .map(({ source }) => source)
    .join('\n\n');

test('a notebook begins with the title, what it is, and what opens the model', () => {
  const [about, setup] = cellsOf('');
  expect(about?.source).toBe('# Title\n\nQuestion?\n\nAbout.');
  expect(setup).toMatchObject({ cell_type: 'code', source: 'import torch' });
});

test('each section is a cell, with words as they are', () => {
  const cells = cellsOf('<p>One <em>word</em>.</p><h2 id="a">A</h2><p>Two.</p><h2>B</h2>').slice(2);
  expect(cells.map(({ source }) => source)).toEqual(['One *word*.', '## A\n\nTwo.', '## B']);
  expect(new Set(cells.map(({ id }) => id)).size).toBe(3);
});

test('a formula is its TeX, in the line or by itself', () => {
  const katex = (tex: string) =>
    `<span class="katex"><span><math><semantics><mi>drawn</mi><annotation encoding="application/x-tex">${tex}</annotation></semantics></math></span><span class="katex-html">drawn</span></span>`;
  expect(wordsOf(`<p>So ${katex('x_1')} is.</p>`)).toBe('So $x_1$ is.');
  expect(wordsOf(`<span class="katex-display">${katex('x^2')}</span>`)).toBe('$$\nx^2\n$$');
});

test('a figure is its name and its caption, with a link to it', () => {
  const figure = `<figure id="map"><figcaption><div data-mark="caption"><span id="map-title">Map</span>. <!-- -->What to see.<!-- --> <span data-run="recorded">Recorded run.</span></div><div class="no-print"><button>Code</button></div></figcaption><div data-mark="picture"><svg><text>0.3</text></svg></div></figure>`;
  expect(wordsOf(figure)).toBe(
    '> **Figure: Map**. What to see. [Open this figure in the page.](https://site/base/chapter#map)',
  );
});

test('an exercise has its answers to choose from, and folds away the right one', () => {
  const exercise = `<div data-mark="exercise"><p>Predict</p><div id="x-question"><p>How many?</p></div><form class="no-print"><label><span><input type="radio" value="1"></span>one</label><label><input type="radio" value="2">two</label><button>Check</button></form><noscript><details><summary>Answer</summary><p>It is two.</p></details></noscript></div>`;
  expect(wordsOf(exercise)).toBe(
    '**Predict**\n\nHow many?\n\n- one\n- two\n\n<details>\n\n<summary>Answer</summary>\n\nIt is two.\n\n</details>',
  );
});

test('tokens are code, terms are words, links lead to the site; what needs the page is left out', () => {
  const prose = `<p>After <span class="x_token" translate="no">·old</span> a <button aria-haspopup="dialog">logit</button>, see <a href="/base/other#part">there</a>.</p><section class="bar no-print">Prompt</section><details><summary>For teachers: 50 minutes</summary><p>Ask.</p></details>`;
  expect(wordsOf(prose)).toBe('After `·old` a logit, see [there](https://site/base/other#part).');
});

test('Python is run where it stands, and a cell is its words and its Python', () => {
  const cells = cellsOf(
    '<p>Code:</p><pre><code class="language-python">x = 1\n</code></pre><section aria-label="Cell 2">anything</section><p>After.</p>',
  ).slice(2);
  expect(cells.map(({ cell_type, source }) => [cell_type, source])).toEqual([
    ['markdown', 'Code:'],
    ['code', 'x = 1'],
    ['markdown', 'words of 2'],
    ['code', 'python_2'],
    ['markdown', 'After.'],
  ]);
});
