'use client';

import { useMemo } from 'react';
import tokenStyles from '@/components/controls/token.module.css';
import { Predict } from '@/components/prose/Predict';
import { cosine } from '@/lib/maths/cosine';
import { tokenLabel } from '@/lib/text/token-text';
import { RECORDED_NEAREST_OF } from './recorded';
import { NEAREST_OF, SPELLINGS } from './sums';
import { useAnalogies } from './useAnalogies';
import { useVocabulary } from './useVocabulary';
import { useVocabularyAnswer } from './useVocabularyAnswer';

const [, , , SHOUTED] = SPELLINGS;
const shown = (text: string) => text.replaceAll(' ', '·');

/** How many tokens is a word in capitals? Graded by the tokenizer of the model in use. */
export function PredictTokenCount() {
  const { pairs, vocabulary, title } = useVocabulary();
  const { ids } = pairs.join(SHOUTED);
  const least = 4;
  const expected = ids.length >= least ? 'more' : String(ids.length);
  return (
    <Predict
      id="token-count"
      question={
        <p>
          Grandmothers are frequent in what {title} has read. Into how many tokens does it cut the
          word when it is shouted:{' '}
          <span className={tokenStyles.token} translate="no">
            {shown(SHOUTED)}
          </span>
          ?
        </p>
      }
      options={[
        { value: '1', label: 'one: it is the same word' },
        { value: '2', label: 'two' },
        { value: '3', label: 'three' },
        { value: 'more', label: 'four or more' },
      ]}
      expected={expected}
      answer={
        <>
          Into {ids.length}:{' '}
          {ids.map((id, i) => (
            <span key={`${id} ${String(i)}`} className={tokenStyles.token} translate="no">
              {tokenLabel(vocabulary.token(id))}
            </span>
          ))}
          .
        </>
      }
      hint="Merges were learned by counting. How often did these capitals stand side by side?"
    >
      To the tokenizer a capital and a small letter are two different bytes, nothing more. The
      merges that make the small word do not apply to a single letter of the large one.
    </Predict>
  );
}

/** Which of four rows points most nearly the same way? Graded by the model's own table. */
export function PredictNearest() {
  const inUse = useVocabulary();
  const { pairs, live } = inUse;
  const ids = useMemo(
    () => (live ? NEAREST_OF.flatMap((word) => pairs.join(word).ids) : []),
    [pairs, live],
  );
  const single = ids.length === NEAREST_OF.length;
  const { latest } = useVocabularyAnswer(
    'embeddingRows',
    single ? { ids } : undefined,
    'predict-nearest',
    inUse,
  );
  const cosines = useMemo(() => {
    const [first, ...others] = latest?.result.rows ?? [];
    return first ? others.map((row) => cosine(first, row)) : RECORDED_NEAREST_OF;
  }, [latest]);
  const [asked, ...words] = NEAREST_OF;
  const best = cosines.indexOf(Math.max(...cosines));
  return (
    <Predict
      id="nearest-of-four"
      question={
        <p>
          Which of these has the row nearest to that of{' '}
          <span className={tokenStyles.token} translate="no">
            {shown(asked)}
          </span>
          , by cosine?
        </p>
      }
      options={words.map((word) => ({ value: word.trim(), label: shown(word) }))}
      expected={words[best]?.trim()}
      answer={
        <>
          {words.map((word, i) => (
            <span key={word}>
              {i > 0 && ', '}
              <span className={tokenStyles.token} translate="no">
                {shown(word)}
              </span>{' '}
              {cosines[i]?.toFixed(2).replace('-', '−')}
            </span>
          ))}
          .
        </>
      }
      hint="The model has never heard a word. It has seen what stands around it."
    >
      Words that can take each other’s place have similar rows. That they sound alike, or look
      alike, counts for nothing: all that the table was trained for is the next token.
    </Predict>
  );
}

/** What lies nearest to king − man + woman? Graded by the model's own table. */
export function PredictSum() {
  const { outcomes, vocabulary } = useAnalogies();
  const outcome = outcomes[0];
  if (!outcome) return null;
  const [a, , c] = outcome.given;
  const name = (id: number | undefined) => tokenLabel(vocabulary.token(id ?? 0));
  const [nearest] = outcome.nearest.ids;
  const value = { [a ?? -1]: 'a', [c ?? -2]: 'c', [outcome.hoped]: 'hoped' }[nearest ?? -3];
  return (
    <Predict
      id="king-and-queen"
      question={
        <p>
          Take the row of{' '}
          <span className={tokenStyles.token} translate="no">
            ·king
          </span>
          , subtract that of{' '}
          <span className={tokenStyles.token} translate="no">
            ·man
          </span>
          , and add that of{' '}
          <span className={tokenStyles.token} translate="no">
            ·woman
          </span>
          . Which token of the whole vocabulary is nearest to what you get?
        </p>
      }
      options={[
        { value: 'hoped', label: name(outcome.hoped) },
        { value: 'a', label: name(a) },
        { value: 'c', label: name(c) },
        { value: 'other', label: 'another word' },
      ]}
      expected={value ?? 'other'}
      answer={
        <>
          It is{' '}
          <span className={tokenStyles.token} translate="no">
            {name(nearest)}
          </span>
          , at a cosine of {outcome.nearest.cosines[0]?.toFixed(2)}.
        </>
      }
      hint="Two of the three rows are still in the sum, whole. How far can subtracting the third carry you?"
    >
      The sum contains the rows of{' '}
      <span className={tokenStyles.token} translate="no">
        {name(a)}
      </span>{' '}
      and{' '}
      <span className={tokenStyles.token} translate="no">
        {name(c)}
      </span>
      , so it is near to both from the start. Most reports of such sums leave the three words out
      before they look for the nearest (Linzen, 2016). The figure shows both.
    </Predict>
  );
}
