'use client';

import { useEffect, useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { Predict } from '@/components/prose/Predict';
import { formatPercent } from '@/lib/text/format-probability';
import { textOf } from '@/lib/text/token-text';
import { nextToken } from '@/lib/trace/next-token';
import recorded from './answers.json';

/** What a model holds likeliest after a sentence. */
export interface Answer {
  /** The token's text, without the space before it. */
  readonly word: string;
  readonly probability: number;
}

/**
 * An exercise on a sentence: which token does the model find likeliest? Graded against the model's
 * own first choice: recorded at first, from the reader's model as soon as it runs.
 */
export function PredictNextToken({
  id,
  sentence,
}: {
  readonly id: string;
  readonly sentence: keyof typeof recorded;
}) {
  const { title } = useEngine();
  const { word, probability } = useAnswer(id, sentence);
  const letters = Array.from(word).length;
  return (
    <Predict
      id={id}
      question={
        <p>
          Which word does {title} find likeliest after “{sentence} …”?
        </p>
      }
      expected={word}
      answer={
        <>
          “{word}”, with a probability of {formatPercent(probability)}.
        </>
      }
      hint={`It has ${letters} letters and begins with “${Array.from(word)[0]}”.`}
    >
      A first choice can still be improbable: all the other words share the rest. If yours was
      another, the model may have it on one of the next places.
    </Predict>
  );
}

function useAnswer(id: string, sentence: keyof typeof recorded): Answer {
  const { state } = useEngine();
  const [answer, setAnswer] = useState<Answer>(recorded[sentence]);
  useEffect(() => {
    if (state.status !== 'ready') return;
    const { client, vocabulary } = state;
    const asked = new AbortController();
    const ask = async () => {
      const ids = await client.tokenize(sentence);
      const text = { ids, promptLength: ids.length, from: ids.length - 1 };
      const { rows } = await client.trace({ ...text, figure: `predict-${id}` }, asked.signal);
      const [first] = nextToken(rows.at(-1)?.logits ?? new Float32Array([0]), 1, 1).candidates;
      if (!first || asked.signal.aborted) return;
      const word = textOf([vocabulary.token(first.id)]).trim();
      setAnswer({ word, probability: first.modelProbability });
    };
    // Without an answer from the reader's model the recorded one stands.
    ask().catch(() => {});
    return () => asked.abort();
  }, [state, id, sentence]);
  return answer;
}
