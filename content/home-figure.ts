import type { HomeFigureProps } from '@/components/site/HomeFigure';
import { RECORDED } from '@/components/workbench/recorded';
import { distributionOf } from '@/lib/generation/next-token-distribution';
import { textOf } from '@/lib/text/token-text';

/** The number of candidates beside the sentence. */
const NAMED = 8;

const { trace, logits, vocabulary } = RECORDED;
const named = distributionOf(logits, [], { temperature: 1 }, NAMED).candidates;

/** The figure of the contents page: the notebook's own sentence, from its recorded run. */
export const homeFigure: HomeFigureProps = {
  model: trace.model,
  tokens: trace.rows.map(({ token }) => textOf([token])),
  candidates: named.map(({ id, probability }) => ({
    token: textOf([vocabulary.token(id)]),
    probability,
  })),
};
