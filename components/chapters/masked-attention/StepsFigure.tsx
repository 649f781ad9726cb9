'use client';

import { useMemo, useState } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { OnOff } from '@/components/controls/OnOff';
import { Pills } from '@/components/controls/Pills';
import { PlacePills } from '@/components/controls/PlacePills';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { useLeftOut, useSentenceIds } from '@/components/sentence/useSentenceIds';
import { STEPS } from '@/components/widgets/query-key-value/marks';
import { QueryKeyValue } from '@/components/widgets/query-key-value/QueryKeyValue';
import { stepSentence } from '@/components/widgets/query-key-value/sentence';
import { headSteps, STEP_PARTS, withoutScaling } from '@/lib/heads/steps';
import { tokenLabel } from '@/lib/text/token-text';
import type { ForwardPass } from '@/lib/trace/forward-pass';
import { tokensById } from '@/lib/trace/vocabulary';
import { RECORDED_ATTENTION } from './recorded';
import { useHeads, useLooking } from './store';
import { stepsTable } from './tables';

/** How much of the text is read, here and where the head's output goes. */
export const STEPS_EXTENT = { first: 12 };
const LAST = STEPS.length;

/** Query, keys, scores, mask, softmax and values of one position in the open head, step by step. */
export function StepsFigure() {
  const { marked, mark } = useSentence();
  const ids = useSentenceIds(STEPS_EXTENT);
  const request = ids && { ids, parts: STEP_PARTS };
  const pass = useAnswer('inspect', request, RECORDED_ATTENTION.steps);
  const { answer, vocabulary, from, failure } = pass;
  const left = useLeftOut(STEPS_EXTENT);
  const tokens = useMemo(() => tokensById(vocabulary, answer.ids), [vocabulary, answer]);
  const open = useHeads(answer.shape);
  const [step, setStep] = useState<number>(LAST);
  const [position, choose] = useLooking(tokens.length);
  const [divides, setDivides] = useState(true);
  const {
    steps: own,
    layer,
    head,
  } = useMemo(
    () => shownHead(answer, open.layer, open.head, position),
    [answer, open.layer, open.head, position],
  );
  const steps = useMemo(() => (divides ? own : withoutScaling(own)), [own, divides]);
  const labels = useMemo(() => tokens.map(tokenLabel), [tokens]);
  const strong = labels.reduce(
    (best, _, t) => ((steps.weights[t] ?? 0) > (steps.weights[best] ?? 0) ? t : best),
    0,
  );
  // The mask is told where it closes something.
  const telling = step === 5 && position < tokens.length - 1 ? position + 1 : strong;
  const pointed = marked !== undefined && marked < tokens.length ? marked : telling;
  return (
    <Figure
      id="query-key-value"
      title="One head, step by step"
      sentence
      caption={`Layer ${layer + 1}, head ${head + 1}: how the marked token comes to its weights, and what it fetches with them. ${divides ? 'All numbers are the model’s own' : 'The model divides; without it, these would be its weights'}.${left}`}
      className="wide"
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className={classNames(layout.wideControls, 'needs-script')}>
          <PlacePills label="The token that looks" names={labels} at={position} onChoose={choose} />
          <Pills
            label="Step"
            value={step}
            options={STEPS.map((name, i) => ({ value: i + 1, label: `${i + 1} ${name}` }))}
            onChange={setStep}
          />
          <OnOff
            label={`Divide by √${own.query.length}`}
            on={divides}
            onChange={(on) => {
              setDivides(on);
              // The weights show what the division is for.
              setStep((now) => Math.max(now, STEPS.indexOf('Softmax') + 1));
            }}
          />
          <div className={classNames(layout.actions, 'no-projector')}>
            <Button isDisabled={step === 1} onPress={() => setStep((now) => now - 1)}>
              Step back
            </Button>
            <Button look="primary" onPress={() => setStep((now) => (now === LAST ? 1 : now + 1))}>
              {step === LAST ? 'From the first step' : 'Next step'}
            </Button>
          </div>
        </div>
      }
      table={() => stepsTable(steps, labels)}
      asks={[{ ...pass, view: { layer, head, position } }]}
      from={from}
      steps={{ count: LAST, at: step - 1, go: (at) => setStep(at + 1) }}
    >
      <QueryKeyValue steps={steps} labels={labels} step={step} marked={pointed} onMark={mark} />
      <p data-mark="readout" className={layout.readout} aria-live="polite">
        <b>
          {step} {STEPS[step - 1]}.
        </b>{' '}
        {stepSentence(steps, labels, step, pointed)}
      </p>
    </Figure>
  );
}

/** The steps of a head; of the first that the answer holds where it does not hold that one. */
function shownHead(answer: ForwardPass, layer: number, head: number, position: number) {
  const steps = headSteps(answer, layer, head, position);
  if (steps) return { steps, layer, head };
  const [first = 0, second = 0] = answer.heads?.[0] ?? [];
  const known = headSteps(answer, first, second, position);
  if (!known) throw new RangeError('the answer holds no head');
  return { steps: known, layer: first, head: second };
}
