import type { HomeFigureProps } from '@/components/site/HomeFigure';
import { RECORDED } from '@/components/workbench/recorded';
import { lastLogits } from '@/lib/generation/writing';
import { textOf } from '@/lib/text/token-text';
import { nextToken } from '@/lib/trace/next-token';

/** The number of candidates beside the sentence. */
const NAMED = 8;

const { writing, vocabulary } = RECORDED;
const named = nextToken(lastLogits(writing), 1, NAMED).candidates;

/** The figure of the contents page: the notebook's own sentence, from its recorded run. */
export const homeFigure: HomeFigureProps = {
  model: writing.trace.model,
  tokens: writing.trace.rows.map(({ token }) => textOf([token])),
  candidates: named.map(({ id, probability }) => ({
    token: textOf([vocabulary.token(id)]),
    probability,
  })),
};
