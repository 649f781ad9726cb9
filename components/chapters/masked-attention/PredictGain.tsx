'use client';

import { useAnswer } from '@/components/engine/useAnswer';
import { useReadyModel } from '@/components/engine/useReadyModel';
import { Predict } from '@/components/prose/Predict';
import { share } from '@/components/widgets/predictions/marks';
import { largest } from '@/lib/heads/profile';
import { textOf } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';
import { RECORDED_ATTENTION } from './recorded';

const { answer, vocabulary, model } = RECORDED_ATTENTION.attention;
const { ids } = answer;
const tokens = tokensById(vocabulary, ids);
const follower = (t: number) => textOf(tokens.slice(t + 1, t + 2)).trim();
const MASKED = { ids, parts: ['predictions' as const] };
const UNMASKED = { ...MASKED, causal: false };

/**
 * An exercise on the notebook's own sentence: which token becomes easier to foresee by most when
 * the mask is off? Graded by the recorded run, then by the reader's model where it is the same.
 */
export function PredictGain() {
  const same = useReadyModel()?.info.id === model;
  const masked = useAnswer('inspect', same ? MASKED : undefined, RECORDED_ATTENTION.attention);
  const unmasked = useAnswer('inspect', same ? UNMASKED : undefined, RECORDED_ATTENTION.unmasked);
  const on = masked.answer.predictions?.nextProbabilities ?? [];
  const off = unmasked.answer.predictions?.nextProbabilities ?? [];
  const gainer = largest(Array.from(on, (p, t) => (off[t] ?? 0) - p)) ?? 0;
  const options = Array.from(on, (_, t) => ({
    value: String(t),
    label: `“${follower(t)}”, after “${textOf(tokens.slice(0, t + 1)).trim()}”`,
  }));
  return (
    <Predict
      id="mask-off-gain"
      question={
        <p>
          The model is about to read “{textOf(tokens)}” with the mask off. Each token can then see
          the one that follows. Whose probability rises most?
        </p>
      }
      options={options}
      expected={String(gainer)}
      answer={
        <>
          “{follower(gainer)}” rises most: from {share(on[gainer] ?? 0)} to{' '}
          {share(off[gainer] ?? 0)}.
        </>
      }
      hint="Where does the text before help least, so that there is most to gain by peeking?"
    >
      With the mask on, the model has to guess this word from what stands before it. With the mask
      off, the word itself is in view.
    </Predict>
  );
}
