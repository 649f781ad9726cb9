import type { HomeFigureProps } from '@/components/site/HomeFigure';
import { readRecorded } from '@/lib/engine/answered';
import { textOf } from '@/lib/text/token-text';
import recorded from './recorded/home.json';

const { model, answer, vocabulary } = readRecorded('guess', recorded);
const text = (id: number) => textOf([vocabulary.token(id)]);

/** The figure of the contents page: the notebook's own sentence, and what storybook says is next. */
export const homeFigure: HomeFigureProps = {
  model,
  tokens: answer.ids.map(text),
  candidates: answer.topIds.map((id, rank) => ({
    token: text(id),
    probability: answer.topProbabilities[rank] ?? 0,
  })),
};
