'use client';

import { useEngine } from '@/components/engine/EngineProvider';
import { useAnswer } from '@/components/engine/useAnswer';
import { attemptsShape, NO_ATTEMPTS } from '@/components/prose/attempts';
import { Predict } from '@/components/prose/Predict';
import { useStoredData } from '@/components/storage/useStoredData';
import { verdict } from '@/components/widgets/guess-word/marks';
import first from '@/content/recorded/predict/first-word.json';
import introduction from '@/content/recorded/predict/introduction-likeliest.json';
import second from '@/content/recorded/predict/second-sentence.json';
import { readRecorded } from '@/lib/engine/answered';
import { formatPercent } from '@/lib/text/format-probability';
import { textOf } from '@/lib/text/token-text';

const RECORDED = {
  'first-word': readRecorded('guess', first),
  'second-sentence': readRecorded('guess', second),
  'introduction-likeliest': readRecorded('guess', introduction),
};

/**
 * An exercise on a sentence: which token does the model find likeliest? Graded against the model's
 * own first choice.
 */
export function PredictNextToken({ id }: { readonly id: keyof typeof RECORDED }) {
  const { title } = useEngine();
  const { request } = RECORDED[id];
  const [{ guesses }] = useStoredData(`predict:${id}`, attemptsShape, NO_ATTEMPTS);
  const guessed = guesses.at(-1) ?? '';
  const asked = useAnswer('guess', { ...request, word: guessed }, RECORDED[id]);
  const { answer, vocabulary } = asked;
  const word = textOf(answer.topIds.map((top) => vocabulary.token(top))).trim();
  const found = asked.request.word === guessed ? verdict(answer, vocabulary) : undefined;
  return (
    <Predict
      id={id}
      question={
        <p>
          Which word does {title} find likeliest after “{request.prompt} …”?
        </p>
      }
      expected={word}
      answer={
        <>
          “{word}”, with a probability of {formatPercent(answer.topProbabilities[0] ?? 0)}.
        </>
      }
      hint={`${found ? `The model has it in place ${found.rank}, with ${found.whole}. ` : ''}The likeliest begins with “${Array.from(word)[0]}”.`}
    >
      A first choice can still be improbable: all the other words share the rest. If yours was
      another, the model may have it on one of the next places.
    </Predict>
  );
}
