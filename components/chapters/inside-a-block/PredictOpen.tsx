'use client';

import { useMemo } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { useTask } from '@/components/engine/useTask';
import { Predict } from '@/components/prose/Predict';
import { shareOpen } from '@/lib/block/neurons';
import { CATALOG } from '@/lib/engine/catalog';
import { tokenLabel } from '@/lib/text/token-text';
import { rowOf } from '@/lib/trace/forward-pass';
import { RECORDED } from './recorded';
import { useNotebook } from './useNotebook';

const PARTS = ['preActivation'] as const;
const STILL = {
  title: RECORDED.model,
  layer: RECORDED.mlp.layer,
  neurons: RECORDED.mlp.inputs.length,
  share: shareOpen(RECORDED.mlp.inputs),
};

/** Bounds of the answers, as shares. */
const BOUNDS = [0.05, 0.4, 0.6, 0.95] as const;
const ANSWERS = [
  'hardly any: under 5%',
  'the smaller part: 5 to 40%',
  'about half: 40 to 60%',
  'the larger part: 60 to 95%',
  'nearly all: over 95%',
] as const;

/** How many neurons let something pass? Graded by the MLP of the model in use. */
export function PredictOpen() {
  const { state } = useEngine();
  const ids = useNotebook();
  const { latest } = useTask('inspect', ids && { ids, parts: PARTS }, 'predict-open');
  const { title, layer, neurons, share } = useMemo(() => {
    const result = latest?.result;
    if (!result?.preActivation || state.status !== 'ready') return STILL;
    const middle = Math.floor((result.shape.layers - 1) / 2);
    const all = result.preActivation[middle];
    if (!all) return STILL;
    const width = all.length / result.ids.length;
    const inputs = rowOf(all, result.ids.length - 1, width);
    const { id } = state.info;
    return {
      title: CATALOG.find((entry) => entry.id === id)?.title ?? id,
      layer: middle,
      neurons: width,
      share: shareOpen(inputs),
    };
  }, [latest, state]);
  const right = BOUNDS.filter((bound) => share >= bound).length;
  const token = RECORDED.tokens[RECORDED.at];
  return (
    <Predict
      id="open-neurons"
      question={
        <p>
          Layer {layer + 1} of {title} has {neurons.toLocaleString('en')} neurons. At{' '}
          <bdi className="token">{token ? tokenLabel(token) : ''}</bdi>, the last token of the
          notebook’s sentence, how many of them have an input above 0, so that GELU lets it pass?
        </p>
      }
      options={ANSWERS.map((label, i) => ({ value: String(i), label }))}
      expected={String(right)}
      answer={<>{Math.round(share * 100)}% of them.</>}
      hint="A neuron stands for something rather special. How often would you expect it to apply?"
    >
      The others give a little less than nothing. Which neurons are open changes from token to
      token: choose other tokens in the figure, and watch the dots move along the curve.
    </Predict>
  );
}
