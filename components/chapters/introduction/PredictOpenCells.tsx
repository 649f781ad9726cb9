'use client';

import { Predict } from '@/components/prose/Predict';
import { useSentence } from '@/components/sentence/SentenceProvider';

/** An exercise on the reader's own sentence: how many cells does the causal mask leave open? */
export function PredictOpenCells({ id }: { readonly id: string }) {
  const { tokens } = useSentence();
  const T = tokens.length;
  const open = (T * (T + 1)) / 2;
  const number = (n: number) => n.toLocaleString('en');
  return (
    <Predict
      id={id}
      question={
        <p>
          The sentence under study has {number(T)} {T === 1 ? 'token' : 'tokens'}. BERT opens{' '}
          {T === 1 ? 'the one cell' : `all ${number(T)} × ${number(T)} = ${number(T * T)} cells`}.
          How many does GPT‑2 leave open?
        </p>
      }
      expected={[String(open), number(open)]}
      answer={`${number(open)} of ${number(T * T)}.`}
      hint="The first token sees one token, itself; the second sees two."
    >
      The rows hold 1, 2, 3, … open cells, and the last one {number(T)}. That makes T (T + 1) / 2:
      more than half, and the longer the text, the closer to half.
    </Predict>
  );
}
