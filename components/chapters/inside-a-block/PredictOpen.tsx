'use client';

import { titleOf } from '@/components/engine/known-models';
import { useAnswer } from '@/components/engine/useAnswer';
import { InlineToken } from '@/components/prose/InlineToken';
import { Predict } from '@/components/prose/Predict';
import { shareOpen } from '@/lib/block/neurons';
import { tokenLabel } from '@/lib/text/token-text';
import { RECORDED_BLOCK } from './recorded';
import { useNotebook } from './useNotebook';

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
  const ids = useNotebook();
  const request = ids && { ids, from: ids.length - 1 };
  const asked = useAnswer('mlpInputs', request, RECORDED_BLOCK.mlpInputs);
  const hidden = asked.answer.inputs.length === 0;
  const { answer, model, vocabulary } = hidden ? RECORDED_BLOCK.mlpInputs : asked;
  const inputs = answer.inputs.at(-1) ?? new Float32Array();
  const share = shareOpen(inputs);
  const right = BOUNDS.filter((bound) => share >= bound).length;
  const last = answer.ids.at(-1);
  return (
    <Predict
      id="open-neurons"
      question={
        <p>
          Layer {answer.layer + 1} of {titleOf(model)} has {inputs.length.toLocaleString('en')}{' '}
          neurons. At{' '}
          <InlineToken>{last === undefined ? '' : tokenLabel(vocabulary.token(last))}</InlineToken>,
          the last token of the notebook’s sentence, how many of them have an input above 0, so that
          GELU lets it pass?
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
