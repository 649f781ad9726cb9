'use client';

import { useEngine } from '@/components/engine/EngineProvider';
import { useAnswer } from '@/components/engine/useAnswer';
import { Predict } from '@/components/prose/Predict';
import { RECORDED_INTRODUCTION } from './recorded';

/** The answers, each with the fewest and the most tokens that it stands for. */
const RANGES = [
  { value: 'one', label: 'one: it is sure of the next word', most: 1, belief: 'exact' },
  { value: 'few', label: '2 to 9', most: 9 },
  { value: 'tens', label: '10 to 99', most: 99 },
  { value: 'hundreds', label: '100 or more', most: Number.POSITIVE_INFINITY },
] as const;

/** An exercise: how many of all tokens share half of the probability? Computed by the model. */
export function PredictHalf({ id }: { readonly id: string }) {
  const { title } = useEngine();
  const { request } = RECORDED_INTRODUCTION.half;
  const { half, vocabulary } = useAnswer('guess', request, RECORDED_INTRODUCTION.half).answer;
  const all = vocabulary.toLocaleString('en');
  const tokens = half === 1 ? 'One token has' : `${half.toLocaleString('en')} tokens together have`;
  return (
    <Predict
      id={id}
      question={
        <p>
          {title} gives each of its {all} tokens a share. After “{request.prompt} …”, how many
          tokens, likeliest first, does it take to have half of all the probability?
        </p>
      }
      options={RANGES}
      expected={RANGES.find(({ most }) => half <= most)?.value}
      answer={`${tokens} half of it, and the other ${(vocabulary - half).toLocaleString('en')} share the rest.`}
      hint="How many words could you put there yourself, and would any of them surprise nobody?"
    >
      The model does not bet on one word. It spreads its belief over everything that could follow: a
      few tokens have much of it, and thousands have almost nothing, but never nothing at all.
    </Predict>
  );
}
