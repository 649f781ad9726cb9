'use client';

import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import layout from '@/components/figure/layout.module.css';
import type { MergeLearning } from '@/lib/tokenizer/merge-learning';
import styles from './LearnedMerges.module.css';
import { cutTokens, labelOf, pairBars, sizesOf } from './marks';
import { PairBars } from './PairBars';
import { SizeCurves } from './SizeCurves';

const MANY = 10;

/** A text whose most frequent pair is joined, one press a merge. */
export function LearnedMerges({
  states,
  step,
  onStep,
}: {
  /** From the bytes on, one a merge. */
  readonly states: readonly [MergeLearning, ...MergeLearning[]];
  readonly step: number;
  readonly onStep: (step: number) => void;
}) {
  const last = states.length - 1;
  const state = states[step] ?? states[0];
  return (
    <div>
      <div className={classNames(layout.actions, 'needs-script no-print no-projector')}>
        <Button look="primary" isDisabled={step === last} onPress={() => onStep(step + 1)}>
          Join the most frequent
        </Button>
        <Button isDisabled={step === last} onPress={() => onStep(Math.min(last, step + MANY))}>
          Ten steps
        </Button>
        <Button isDisabled={step === 0} onPress={() => onStep(step - 1)}>
          Back
        </Button>
        <Button isDisabled={step === 0} onPress={() => onStep(0)}>
          Only bytes
        </Button>
      </div>
      <p className={classNames(layout.readout, layout.tall)} role="status">
        {tell(state, step, last)}
      </p>
      <div className={styles.columns}>
        <p className={styles.text} data-mark="learning-text">
          {cutTokens(state).map((piece, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the text
            <span key={at}>
              {piece.map(({ label, fresh, next }, i) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place in the piece
                  key={i}
                  data-mark="learning-token"
                  className={styles.token}
                  data-fresh={fresh || undefined}
                  data-next={next || undefined}
                >
                  {label}
                </span>
              ))}
              <wbr />
            </span>
          ))}
        </p>
        <div className={styles.numbers}>
          <PairBars bars={pairBars(state)} />
          <SizeCurves states={states} step={step} />
        </div>
      </div>
    </div>
  );
}

function tell(state: MergeLearning, step: number, last: number): string {
  const { text, vocabulary } = sizesOf(state);
  const sizes = `${count(text, 'token')} in the text, ${vocabulary} in the vocabulary.`;
  const end = step === last ? ' No pair occurs twice any more.' : '';
  if (!state.joined) return `Nothing is joined yet, each byte is a token: ${sizes}${end}`;
  const [left, right] = [state.joined.left, state.joined.right].map((id) =>
    labelOf(state.vocabulary, id),
  );
  const times = count(state.joined.count, 'time');
  return `Merge ${step} joined ${left} and ${right}, which stood side by side ${times}: ${sizes}${end}`;
}

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
