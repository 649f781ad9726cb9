'use client';

import { useEngine } from '@/components/engine/EngineProvider';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { useSentenceIds } from '@/components/sentence/useSentenceIds';
import { OneAtATime } from '@/components/widgets/one-at-a-time/OneAtATime';
import { tokenLabel } from '@/lib/text/token-text';
import { RECORDED_INTRODUCTION } from './recorded';

/** How many passes the staircase shows, how much of the text before it, and how much is read. */
const { settings, length } = RECORDED_INTRODUCTION.writing.request;
const SHOWN = 3;
const EXTENT = { last: 48 };

/** The model continues the reader's sentence, always with the likeliest token. */
export function WritingFigure() {
  const { title } = useEngine();
  const sentence = useSentence();
  const ids = useSentenceIds(EXTENT);
  const asked = useAnswer(
    'writeText',
    ids && { ids, settings, length },
    RECORDED_INTRODUCTION.writing,
  );
  const { request, answer, vocabulary, from } = asked;
  const read = request.ids;
  const written = answer.ids.map((id, at) => ({
    token: vocabulary.token(id),
    probability: Math.exp(answer.logProbabilities[at] ?? Number.NaN),
  }));
  const cut =
    sentence.tokens.length > EXTENT.last
      ? ` Of your text, the last ${EXTENT.last} tokens are read, as in the map.`
      : '';
  return (
    <Figure
      id="one-at-a-time"
      title="One token at a time."
      sentence
      caption={`Each row is one pass through ${title}: what it reads, and the likeliest next token with its probability. The answer of one row is read in the next.${cut}`}
      table={() => ({
        columns: ['Pass', 'Token', 'Probability'],
        rows: written.map(({ token, probability }, at) => [at + 1, tokenLabel(token), probability]),
      })}
      className="in-prose"
      asks={[asked]}
      from={from}
    >
      <OneAtATime
        prompt={read.slice(-SHOWN).map((id) => vocabulary.token(id))}
        more={read.length > SHOWN}
        written={written}
      />
    </Figure>
  );
}
