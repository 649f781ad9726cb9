import { Predict } from '@/components/prose/Predict';
import { BlockFact as Fact } from './BlockFact';

/** An exercise: how many tokens get a share of the probability? */
export function PredictAbove() {
  return (
    <Predict
      id="shares-above-zero"
      question={
        <p>
          storybook’s table has <Fact of="vocabulary" /> tokens. After any text, how many of them
          get a probability above 0?
        </p>
      }
      options={[
        { value: 'fit', label: 'the handful that fit', belief: 'few' },
        {
          value: 'seen',
          label: 'those that came next in a text that it has stored',
          belief: 'stored',
        },
        { value: 'true', label: 'those that would make the sentence true', belief: 'trust' },
        { value: 'all', label: 'all of them' },
      ]}
      expected="all"
      answer="All of them."
      hint="For which logit would its power of e be 0?"
    >
      The softmax raises <i>e</i> to each logit, and no power of <i>e</i> is 0. Most shares are
      tiny, and they add up.
    </Predict>
  );
}
