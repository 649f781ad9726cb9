import { compile } from '@mdx-js/mdx';
import { expect, test } from 'vitest';
import mdxWhenNear from '@/scripts/mdx-when-near.mjs';

/** The components of a chapter's page, each with the one around it. */
async function nested(text: string): Promise<string[]> {
  const code = String(await compile(text, { rehypePlugins: [mdxWhenNear], jsx: true }));
  const stack: string[] = [];
  const found: string[] = [];
  for (const [, end, name = '', own] of code.matchAll(/<(\/?)([A-Z]\w*)[^>]*?(\/?)>/g)) {
    if (end) stack.pop();
    else {
      found.push([...stack.slice(-1), name].join(' > '));
      if (!own) stack.push(name);
    }
  }
  return found.filter((line) => !line.includes('MDX'));
}

const imports = `
import { MaskFigure, Tables } from '@/components/chapters/masked-attention/MaskFigure';
import { PredictGain } from '@/components/chapters/masked-attention/PredictGain';
import { Bar } from '@/components/sentence/Bar';
`;

test('each figure of a chapter stands in what wakes it, wherever it is in the prose', async () => {
  expect(
    await nested(`${imports}\n<MaskFigure />\n\n<Tables>\n\n<MaskFigure />\n\n</Tables>`),
  ).toEqual([
    'WhenNear',
    'WhenNear > MaskFigure',
    'Tables',
    'Tables > WhenNear',
    'WhenNear > MaskFigure',
  ]);
});

test('exercises, what is in a sentence, and what is no chapter’s own are awake', async () => {
  expect(
    await nested(`${imports}\n<PredictGain />\n\nIn a <MaskFigure /> sentence.\n\n<Bar />`),
  ).toEqual(['PredictGain', 'MaskFigure', 'Bar']);
});
