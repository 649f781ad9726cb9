'use client';

import { InlineToken } from '@/components/prose/InlineToken';
import { Predict } from '@/components/prose/Predict';
import { RECORDED_SENTENCE } from '@/components/sentence/recorded';
import { formatProbability } from '@/lib/text/format-probability';
import { tokenLabel } from '@/lib/text/token-text';
import { useColumn } from './useNotebook';

const ownToken = RECORDED_SENTENCE.tokens.at(-1);
const own = ownToken ? tokenLabel(ownToken) : '';
const MOST = 5;

/** The opening game: what does the model say if it is stopped before its first block? */
export function PredictFirst() {
  const { title, column, settled } = useColumn();
  const firsts = column.map(([first]) => first?.label ?? '');
  const [first = ''] = firsts;
  const final = firsts.at(-1) ?? '';
  const distinct = [...new Set([first, final, own, ...firsts])].slice(0, MOST);
  return (
    <Predict
      id="stopped-at-once"
      question={
        <p>
          {title} reads “{RECORDED_SENTENCE.prompt}”. We stop it before its first block, when the
          token has only been looked up in the table, and ask for the next token all the same. What
          does it say?
        </p>
      }
      options={distinct
        .sort((a, b) => (a < b ? -1 : 1))
        .map((label) => ({ value: label, label: label === own ? `${label} once more` : label }))}
      expected={first}
      answer={
        <>
          It says <InlineToken>{first}</InlineToken>, with{' '}
          {formatProbability(column[0]?.[0]?.probability ?? 0)}.
        </>
      }
      hint="What is in the vector so far? No token has looked at any other yet."
    >
      {first === own
        ? 'The vector is still little more than the row of the token that stands here, and the table that reads it is the one it was taken from. Nothing is more like that row than the row itself.'
        : 'The vector is still little more than the row of the token that stands here; the table finds what is most like it.'}{' '}
      After all blocks it says <InlineToken>{final}</InlineToken>
      {settled > 0 ? `, and it has said so since layer ${settled}` : ''}. What happens in between is
      this chapter.
    </Predict>
  );
}
