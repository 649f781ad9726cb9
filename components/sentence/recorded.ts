import file from '@/content/recorded/sentence.json';
import { readRecorded } from '@/lib/engine/answered';
import { tokensById } from '@/lib/trace/vocabulary';

/** What storybook made of the notebook's own sentence. */
export const RECORDED_TOKENIZATION = readRecorded('tokenize', file);

const { model, shape, request, answer, vocabulary } = RECORDED_TOKENIZATION;

/** The notebook's own sentence, as storybook read it when it was recorded. */
export const RECORDED_SENTENCE = {
  prompt: request.text,
  model,
  shape,
  tokens: tokensById(vocabulary, answer.ids),
  live: false,
};
