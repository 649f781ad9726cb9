'use client';

import { useAnswer } from '@/components/engine/useAnswer';
import { InlineToken } from '@/components/prose/InlineToken';
import { Predict } from '@/components/prose/Predict';
import { fixed } from '@/lib/text/fixed';
import { textOf, tokenLabel } from '@/lib/text/token-text';
import { RECORDED_EMBEDDINGS } from './recorded';
import { NEAREST_OF, SPELLINGS, shownSpaces } from './sums';
import { useAnalogies } from './useAnalogies';
import { useMerges, useVocabulary } from './useVocabulary';

const [, , , SHOUTED] = SPELLINGS;

/** How many tokens is a word in capitals? Graded by the tokenizer of the model in use. */
export function PredictTokenCount() {
  const { pairs, vocabulary, title } = useMerges();
  const { ids } = pairs.join(SHOUTED);
  const least = 4;
  const expected = ids.length >= least ? 'more' : String(ids.length);
  return (
    <Predict
      id="token-count"
      question={
        <p>
          Grandmothers are frequent in what {title} has read. Into how many tokens does it cut the
          word when it is shouted: <InlineToken>{shownSpaces(SHOUTED)}</InlineToken>?
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
            <InlineToken key={`${id} ${String(i)}`}>{tokenLabel(vocabulary.token(id))}</InlineToken>
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
  const { pairs } = useVocabulary();
  const [asked, ...words] = NEAREST_OF;
  const [id, ...onlyIds] = NEAREST_OF.flatMap((word) => pairs.idOf(word) ?? []);
  const { answer, vocabulary } = useAnswer(
    'neighbours',
    id === undefined || onlyIds.length < words.length
      ? undefined
      : { sums: [[{ id, weight: 1 }]], top: words.length, onlyIds },
    RECORDED_EMBEDDINGS.nearestOfFour,
  );
  const { ids = [], cosines = [] } = answer[0] ?? {};
  const ranked = ids.map((id) => textOf([vocabulary.token(id)]));
  return (
    <Predict
      id="nearest-of-four"
      question={
        <p>
          Which of these has the row nearest to that of{' '}
          <InlineToken>{shownSpaces(asked)}</InlineToken>, by cosine?
        </p>
      }
      options={words.map((word) => ({ value: word.trim(), label: shownSpaces(word) }))}
      expected={ranked[0]?.trim()}
      answer={
        <>
          {ranked.map((word, i) => (
            <span key={word}>
              {i > 0 && ', '}
              <InlineToken>{shownSpaces(word)}</InlineToken> {fixed(cosines[i] ?? 0)}
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
  const right = name(nearest) === shownSpaces(outcome.hoped);
  const value = nearest === a ? 'a' : nearest === c ? 'c' : right ? 'hoped' : 'other';
  return (
    <Predict
      id="king-and-queen"
      question={
        <p>
          Take the row of <InlineToken>·king</InlineToken>, subtract that of{' '}
          <InlineToken>·man</InlineToken>, and add that of <InlineToken>·woman</InlineToken>. Which
          token of the whole vocabulary is nearest to what you get?
        </p>
      }
      options={[
        { value: 'hoped', label: shownSpaces(outcome.hoped) },
        { value: 'a', label: name(a) },
        { value: 'c', label: name(c) },
        { value: 'other', label: 'another word' },
      ]}
      expected={value}
      answer={
        <>
          It is <InlineToken>{name(nearest)}</InlineToken>, at a cosine of{' '}
          {outcome.nearest.cosines[0]?.toFixed(2)}.
        </>
      }
      hint="Two of the three rows are still in the sum, whole. How far can subtracting the third carry you?"
    >
      The sum contains the rows of <InlineToken>{name(a)}</InlineToken> and{' '}
      <InlineToken>{name(c)}</InlineToken>, so it is near to both from the start. Most reports of
      such sums leave the three words out before they look for the nearest (Linzen, 2016). The
      figure shows both.
    </Predict>
  );
}
