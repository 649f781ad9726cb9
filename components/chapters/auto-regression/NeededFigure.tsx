'use client';

import { useState } from 'react';
import { Pills } from '@/components/controls/Pills';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { useTokens } from '@/components/engine/useTokens';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useLeftOut, useSentenceIds } from '@/components/sentence/useSentenceIds';
import { enoughFor, farthestHelp } from '@/components/widgets/needed-text/marks';
import { NeededText } from '@/components/widgets/needed-text/NeededText';
import file from '@/content/recorded/auto-regression/last-tokens.json';
import { readRecorded } from '@/lib/engine/answered';
import { formatPercent } from '@/lib/text/format-probability';
import { textOf, tokenLabel } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';

const RECORDED = readRecorded('lastTokens', file);
const STORY = textOf(tokensById(RECORDED.vocabulary, RECORDED.request.ids));

/** The most tokens of the reader's text that have a row. */
const EXTENT = { last: 24 };
/** What is further back than so many tokens is not near. */
const NEAR = 5;
/** A prediction is as good as that after the whole text when no more is elsewhere. */
const CLOSE = 0.1;

const TEXTS = [
  { value: 'story', label: 'A story' },
  { value: 'own', label: 'Your text' },
] as const;

/** How far back a text has to be read until the prediction is that after all of it. */
export function NeededFigure() {
  const [whose, setWhose] = useState<'story' | 'own'>('story');
  const story = useTokens(STORY);
  const sentence = useSentenceIds(EXTENT);
  const left = useLeftOut(EXTENT);
  const ids = whose === 'story' ? story : sentence;
  const own = useAnswer('lastTokens', ids && { ids }, RECORDED);
  const { answer, request, vocabulary, failure, from } = own;
  const { moved, topIds, topProbabilities } = answer;
  const tokens = tokensById(vocabulary, request.ids);
  const labels = tokens.map(tokenLabel);
  const help = farthestHelp(moved, NEAR);
  const share = (at: number) => formatPercent(moved[at] ?? 0);
  return (
    <Figure
      id="needed-text"
      title="How much of the text does it need?"
      sentence
      caption={`Each row: the text is read from this token on, and nothing before it. The line: how much probability is elsewhere than after the whole text. Read it upwards. In bold are tokens that bring a tenth or more, or make another token the likeliest next.${whose === 'own' ? left : ''}`}
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className="needs-script">
          <Pills label="Text" options={TEXTS} value={whose} onChange={setWhose} />
        </div>
      }
      table={() => ({
        columns: ['Read from', 'Tokens', 'Elsewhere', 'Likeliest next', 'Probability'],
        rows: labels.map((label, position) => {
          const at = labels.length - 1 - position;
          const top = tokenLabel(vocabulary.token(topIds[at] ?? 0));
          return [label, at + 1, moved[at] ?? 0, top, topProbabilities[at] ?? 0];
        }),
      })}
      asks={[own]}
      from={from}
    >
      <NeededText answer={answer} tokens={tokens} vocabulary={vocabulary} />
      <p data-mark="readout" className={layout.readout} aria-live="polite">
        {`With the last ${enoughFor(moved, CLOSE)} of ${moved.length} tokens or more, at most ${CLOSE * 100}% is elsewhere.`}
        {help === undefined
          ? ''
          : ` Of the tokens further back than ${NEAR}, “${labels.at(-help)}” brings most: with it, what is elsewhere falls from ${share(help - 2)} to ${share(help - 1)}.`}
      </p>
    </Figure>
  );
}
