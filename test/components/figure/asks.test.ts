import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Figures that ask nothing of the page’s model, and what they are drawn from. */
const WITHOUT_CODE: Readonly<Record<string, string>> = {
  'embeddings/ArrowsFigure': 'two arrows of the reader’s',
  'embeddings/MergeLearningFigure': 'a paragraph of the reader’s, by the tokenizer’s own steps',
  'embeddings/RowsInTraining': 'rows as they were while the model was trained',
  'introduction/MaskFigures': 'who may see whom, whatever the model says',
  'introduction/SizesFigure': 'published sizes',
  'lab/BranchesFigure': 'texts that were written before',
  'learning/LearningFigure': 'models that the page loads besides its own',
};

test('every figure says what it asked of the model, so that its code can be shown', async () => {
  const without: string[] = [];
  let figures = 0;
  for (const path of await readdir('components', { recursive: true })) {
    if (!/^(chapters|lab|workbench)\/.*\.tsx$/.test(path)) continue;
    const source = await readFile(join('components', path), 'utf8');
    for (const [, , props = ''] of source.matchAll(/^( *)<Figure\n(.*?)\n\1>\n/gms)) {
      figures++;
      if (!/^\s*asks=\{/m.test(props)) {
        without.push(path.replace(/^chapters\//, '').replace('.tsx', ''));
      }
    }
  }
  expect(figures).toBeGreaterThan(40);
  expect([...new Set(without)].sort()).toEqual(Object.keys(WITHOUT_CODE));
});
