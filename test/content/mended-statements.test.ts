import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
const read = (path: string) =>
  plain(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

/** Statements that readers proved wrong, each with what the chapter says instead. */
const MENDED: readonly (readonly [file: string, wrong: RegExp, instead: string])[] = [
  [
    'content/embeddings.mdx',
    /nothing to do with each other stand almost at a right angle/,
    'The rows of a trained table share one large direction',
  ],
  [
    'content/embeddings.mdx',
    /does nothing but multiply/,
    'does almost nothing but multiply and add',
  ],
  [
    'content/embeddings.mdx',
    /each wrong guess/,
    'at every token of every text, the model was moved',
  ],
  [
    'content/embeddings.mdx',
    /a small number means a pair/,
    'It can be looked up, but not calculated with.',
  ],
  ['content/positional-encoding.mdx', /step at position 256/, 'look down a column'],
  ['content/positional-encoding.mdx', /the colour fades, and turns/, 'Rows some 250 places apart'],
  [
    'content/positional-encoding.mdx',
    /better off when it is told/,
    'found that they come close to ordinary ones',
  ],
  ['content/positional-encoding.mdx', /thin bright line/, 'a thin line on the diagonal itself'],
  [
    'content/introduction.mdx',
    /has no plan/,
    'Whether the numbers already lean towards a later word',
  ],
  ['content/introduction.mdx', /the mask is the reason/, 'writing is not what it was trained for'],
  ['content/introduction.mdx', /differ only in how many layers/, 'how many heads each layer has'],
  [
    'content/introduction.mdx',
    /sees only what stands before it/,
    'a token sees itself and the tokens before it',
  ],
  ['content/introduction.mdx', /BERT \(Devlin et al\., 2019\)/, 'BERT (Devlin et al., 2018)'],
  ['content/masked-attention.mdx', /It is reading the answer/, 'it can only disturb them'],
  [
    'content/masked-attention.mdx',
    /is larger by nature/,
    'spread more widely, in proportion to this root',
  ],
  ['content/masked-attention.mdx', /becomes \$?T\$? exercises/, '$T - 1$ exercises at once'],
  ['content/inside-a-block.mdx', /oldest kind of neural network/, 'is a classic'],
  [
    'content/inside-a-block.mdx',
    /no single place that decides/,
    'moves all rivals in the same direction',
  ],
  ['content/inside-a-block.mdx', /shifted a little/, 'shifted by its own amount'],
  [
    'content/masked-attention.mdx',
    /far too \*?small\*? to come to it/,
    'Models develop one by themselves, small ones too',
  ],
  [
    'content/auto-regression.mdx',
    /mending the guesses in a few rounds \(Gu/,
    'some write it in a single pass (Gu et al., 2018)',
  ],
  ['content/learning.mdx', /1,000 questions/, 'asks “what comes next?” 999 times'],
  [
    'content/learning.mdx',
    /Nothing else is ever told to it/,
    'The drop at the very end has a reason of its own',
  ],
];

test.each(MENDED)('%s does not say %s again', (file, wrong, instead) => {
  const text = read(file);
  expect(text).not.toMatch(wrong);
  expect(text).toContain(plain(instead));
});

test('the introduction says what storybook is before a figure is drawn from it', () => {
  const text = read('content/introduction.mdx');
  const named = text.indexOf('is **storybook**, a very small GPT‑2');
  expect(named).toBeGreaterThan(0);
  expect(named).toBeLessThan(text.indexOf('<ModelMapFigure'));
});

test('on the map both halves of a block add to the vector, and the norms are said to be left off', () => {
  const text = read('content/introduction.mdx');
  expect(text).toContain('What a token finds is added to its vector.');
  expect(text).toContain('and the result is added to its vector too.');
  expect(text).toContain('Only the layer norms are left off the map');
});

test('the cells that a mask leaves open are more than half, and the closer to half the longer the text', () => {
  const exercise = read('components/chapters/introduction/PredictOpenCells.tsx');
  expect(exercise).not.toMatch(/always a little more than half/);
  expect(exercise).toMatch(/more than half/);
  const open = [1, 8, 100, 1000].map((t) => (t * (t + 1)) / 2 / t ** 2);
  expect(open).toEqual(open.toSorted((a, b) => b - a));
  expect(open.at(-1)).toBeGreaterThan(0.5);
});
