'use client';

import { useEngine } from '@/components/engine/EngineProvider';
import { useAnswer } from '@/components/engine/useAnswer';
import { Predict } from '@/components/prose/Predict';
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
  const { answer, vocabulary } = useAnswer('guess', request, RECORDED[id]);
  const word = textOf(answer.topIds.map((top) => vocabulary.token(top))).trim();
  const letters = Array.from(word).length;
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
      hint={`It has ${letters} letters and begins with “${Array.from(word)[0]}”.`}
    >
      A first choice can still be improbable: all the other words share the rest. If yours was
      another, the model may have it on one of the next places.
    </Predict>
  );
}
