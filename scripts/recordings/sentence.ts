import { packToken } from '@/lib/trace/recording';
import { type RecordedFigure, SENTENCE } from './recorded-figure';

/** The tokens of the notebook's sentence, for what every page shows before a model is there. */
export const sentence: RecordedFigure[] = [
  {
    file: new URL('../../components/sentence/recorded.json', import.meta.url),
    make: async (opened) => ({
      prompt: SENTENCE,
      model: opened.id,
      shape: opened.model.graph.shape,
      tokens: opened.tokenize(SENTENCE).map((id) => packToken(opened.vocabulary.token(id))),
    }),
  },
];
