'use client';

import { useEffect, useMemo, useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { Predict } from '@/components/prose/Predict';
import { share } from '@/components/widgets/predictions/marks';
import { largest } from '@/lib/heads/profile';
import { softmax } from '@/lib/maths/softmax';
import { textOf } from '@/lib/text/token-text';
import { rowOf } from '@/lib/trace/forward-pass';
import { RECORDED } from './recorded';

const { ids, tokens } = RECORDED;
const recorded = RECORDED.mask.pairs.map((pair) => ({
  on: pair.masked.next ?? 0,
  off: pair.unmasked?.next ?? 0,
}));
const follower = (t: number) => textOf(tokens.slice(t + 1, t + 2)).trim();

/**
 * An exercise on the notebook's own sentence: which token becomes easier to foresee by most when
 * the mask is off? Graded by the recorded run, then by the reader's model where it is the same.
 */
export function PredictGain() {
  const odds = useOdds();
  const gainer = largest(odds.map(({ on, off }) => off - on)) ?? 0;
  const { on, off } = odds[gainer] ?? { on: 0, off: 0 };
  const options = odds.map((_, t) => ({
    value: String(t),
    label: `“${follower(t)}”, after “${textOf(tokens.slice(0, t + 1)).trim()}”`,
  }));
  return (
    <Predict
      id="mask-off-gain"
      question={
        <p>
          The model is about to read “{textOf(tokens)}” with the mask off. Each token can then see
          the one that follows. Whose probability rises by most?
        </p>
      }
      options={options}
      expected={String(gainer)}
      answer={
        <>
          “{follower(gainer)}” rises by most: from {share(on)} to {share(off)}.
        </>
      }
      hint="Where does the text before help least, so that there is most to gain by peeking?"
    >
      With the mask on, the model has to guess this word from what stands before it. With the mask
      off, the word itself is in view.
    </Predict>
  );
}

function useOdds() {
  const { state } = useEngine();
  const [odds, setOdds] = useState<readonly { readonly on: number; readonly off: number }[]>();
  useEffect(() => {
    if (state.status !== 'ready' || state.info.id !== RECORDED.model) return;
    const asked = new AbortController();
    const read = async (causal: boolean) => {
      const request = { ids, parts: ['logits'] as const, causal };
      const how = { figure: `predict-gain-${causal}`, signal: asked.signal };
      const { logits, shape } = await state.client.run('inspect', request, how);
      return ids
        .slice(1)
        .map((id, t) => softmax(rowOf(logits ?? new Float32Array(), t, shape.vocabulary))[id] ?? 0);
    };
    // Without an answer from the reader's model the recorded one stands.
    Promise.all([read(true), read(false)])
      .then(([on, off]) => setOdds(on.map((p, t) => ({ on: p, off: off[t] ?? 0 }))))
      .catch(() => {});
    return () => asked.abort();
  }, [state]);
  return useMemo(() => odds ?? recorded.slice(0, -1), [odds]);
}
