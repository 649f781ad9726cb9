'use client';

import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import { keptByRules } from '@/components/widgets/sure-and-open/marks';
import { SureAndOpen } from '@/components/widgets/sure-and-open/SureAndOpen';
import { nextWord, SURE_AND_OPEN } from './sure-and-open';

/** Top-k and top-p, where the model is sure of the next word, and where it is not. */
export function SureAndOpenFigure() {
  const sure = useAnswer('guess', SURE_AND_OPEN.sure.request, SURE_AND_OPEN.sure);
  const open = useAnswer('guess', SURE_AND_OPEN.open.request, SURE_AND_OPEN.open);
  const sentences = [sure, open].map(nextWord);
  const failure = sure.failure ?? open.failure;
  const names = { 'top-k': `top-k ${sure.request.top}`, 'top-p': 'top-p 0.9' };
  return (
    <Figure
      id="sure-and-open"
      title="A sure word and an open one."
      caption="A bar is the whole probability. Green: what can still be drawn. Top-k keeps as many tokens in both sentences, and top-p as much probability."
      from={sure.from === 'live' && open.from === 'live' ? 'live' : 'recorded'}
      asks={[sure, open]}
      status={failure && <FailureNote failure={failure} />}
      table={() => ({
        columns: ['Sentence', 'Rule', 'Tokens kept', 'Probability kept'],
        rows: sentences.flatMap((sentence) =>
          keptByRules(sentence).map(({ rule, count, share }) => [
            sentence.prompt,
            names[rule],
            count,
            share,
          ]),
        ),
      })}
    >
      <SureAndOpen sentences={sentences} names={names} />
    </Figure>
  );
}
