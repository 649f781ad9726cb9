import { textOf } from '@/lib/text/token-text';
import { nextToken } from '@/lib/trace/next-token';
import type { Trace } from '@/lib/trace/trace';
import type { NodeModel } from './node-model';

/** Every recorded trace: the sentence, and the file that its figure reads. */
export const recordings = [
  {
    sentence: 'Once upon a time there was an old',
    file: new URL('../components/workbench/recorded.json', import.meta.url),
  },
] as const;

/** The sentences of the exercises, and the file with the model's first choices. */
export const exercises = {
  sentences: [
    'Once upon a time there was an old',
    'The old man opened the door and looked',
    'It was a dark night, and the wind',
  ],
  file: new URL('../components/workbench/answers.json', import.meta.url),
} as const;

/** The trace of a sentence, by the engine that the site runs. */
export async function trace(opened: NodeModel, sentence: string): Promise<Trace> {
  const ids = opened.tokenize(sentence);
  const { rows } = await opened.model.trace({ ids, promptLength: ids.length });
  return {
    model: 'storybook',
    shape: opened.model.graph.shape,
    rows: rows.map(({ id, ...row }) => ({ token: opened.vocabulary.token(id), ...row })),
  };
}

/** What the model holds likeliest after a sentence. */
export async function firstChoice(opened: NodeModel, sentence: string) {
  const logits = (await trace(opened, sentence)).rows.at(-1)?.logits;
  const first = logits && nextToken(logits, 1, 1).candidates[0];
  if (!first) throw new Error(`no next token after “${sentence}”`);
  const word = textOf([opened.vocabulary.token(first.id)]).trim();
  return { word, probability: first.modelProbability };
}
