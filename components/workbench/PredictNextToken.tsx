'use client';

import { useEffect, useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { Predict } from '@/components/prose/Predict';
import { formatPercent } from '@/lib/text/format-probability';
import { textOf } from '@/lib/text/token-text';
import recorded from './answers.json';

/** The token that a model finds likeliest after a sentence. */
interface FirstChoice {
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
  const { word, probability } = useFirstChoice(id, sentence);
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

/** Returns the recorded first choice until the reader's model has answered. */
function useFirstChoice(id: string, sentence: keyof typeof recorded): FirstChoice {
  const { state } = useEngine();
  const [choice, setChoice] = useState<FirstChoice>(recorded[sentence]);
  useEffect(() => {
    if (state.status !== 'ready') return;
    const { client, vocabulary } = state;
    const controller = new AbortController();
    const { signal } = controller;
    const ask = async () => {
      const ids = await client.tokenize(sentence);
      const place = ids.length;
      const request = { ids, promptLength: place, place, settings: { temperature: 1 }, named: 1 };
      const how = { figure: `predict-${id}`, signal };
      const { candidates } = await client.run('nextTokenDistribution', request, how);
      const [first] = candidates;
      if (!first || signal.aborted) return;
      const word = textOf([vocabulary.token(first.id)]).trim();
      setChoice({ word, probability: first.modelProbability });
    };
    // If the reader's model fails, the recorded choice stays.
    ask().catch(() => {});
    return () => controller.abort();
  }, [state, id, sentence]);
  return choice;
}
