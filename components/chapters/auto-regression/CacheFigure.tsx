'use client';

import { useState } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { useSeen } from '@/components/engine/useSeen';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { CacheSteps } from '@/components/widgets/cache-steps/CacheSteps';
import { stepGrid, tokensComputed } from '@/components/widgets/cache-steps/marks';
import { Timings } from '@/components/widgets/cache-steps/Timings';
import type { TimedStep } from '@/lib/engine/tasks/cache-timing';
import { median } from '@/lib/maths/median';
import { GREEDY } from '@/lib/sampling/settings';
import { tokenLabel } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';
import styles from './CacheFigure.module.css';
import { CACHE_STEPS } from './limits';
import { RECORDED_WRITING } from './recorded';
import { useReadable } from './useReadable';

/** The most tokens of the prompt that are drawn. */
const PROMPT = 8;
/** What is measured: so many tokens are written, and both ways compared at every sixth. */
const MEASURED = { length: 61, every: 6 };

/** The key/value cache: what each step computes and reuses, and the time of both, measured here. */
export function CacheFigure() {
  const { state } = useEngine();
  const [element, seen] = useSeen<HTMLDivElement>();
  const [asked, setAsked] = useState<{ ids: readonly number[]; run: number }>();
  const ids = useReadable();
  const written = useAnswer(
    'writeText',
    seen && ids ? { ids, settings: GREEDY, length: CACHE_STEPS } : undefined,
    RECORDED_WRITING.steps,
  );
  const { request, answer, vocabulary, from } = written;
  const same = (other: readonly number[] | undefined) => other?.join() === ids?.join();
  const current = same(asked?.ids) ? asked : undefined;
  const timing = useAnswer('cacheTiming', current && { ...current, ...MEASURED });
  const measured = timing.busy ? timing.progress : timing.answer?.steps;
  const steps = (current && (timing.busy || same(timing.request?.ids)) && measured) || [];

  const prompt = tokensById(vocabulary, request.ids);
  const made = tokensById(vocabulary, answer.ids);
  const drawn = prompt.slice(-PROMPT);
  return (
    <Figure
      id="cache"
      title="What is computed, and what is remembered."
      sentence
      caption={`Each square is one token’s keys (upper half) and values (lower half), in all layers. Full colour: computed at this step; pale: reused. ${
        prompt.length > PROMPT ? `The last ${PROMPT} tokens of the prompt are drawn.` : ''
      }`}
      className="wide"
      status={timing.failure && <FailureNote failure={timing.failure} />}
      asks={[written]}
      from={from}
      table={() => tableOf(prompt.length, made.length, steps)}
    >
      <div ref={element}>
        <CacheSteps
          labels={[...drawn, ...made].map(tokenLabel)}
          prompt={drawn.length}
          promptLength={prompt.length}
        />
        <div
          className={classNames(styles.measure, 'needs-script', steps.length === 0 && 'no-print')}
        >
          <Button
            isDisabled={state.status !== 'ready' || !ids || timing.busy}
            onPress={() => ids && setAsked({ ids, run: (asked?.run ?? 0) + 1 })}
          >
            {steps.length > 0 || timing.busy ? 'Measure again' : 'Measure it here'}
          </Button>
          <p data-mark="readout" className={layout.readout} aria-live="polite">
            {timing.busy && current ? `Measuring on your sentence …` : <Measured steps={steps} />}
          </p>
        </div>
        <div className={classNames(steps.length === 0 && 'no-print')}>
          <Timings timings={steps} />
        </div>
      </div>
    </Figure>
  );
}

function Measured({ steps }: { readonly steps: readonly TimedStep[] }) {
  if (steps.length === 0) {
    return (
      <>
        {MEASURED.length} tokens are written after your sentence, in this browser; at every{' '}
        {MEASURED.every}th, the step is done both ways.
      </>
    );
  }
  const ms = (values: readonly number[]) => `${median(values).toFixed(1)} ms`;
  const difference = Math.max(...steps.map((step) => step.difference));
  return (
    <>
      Measured now, median of {steps.length} steps: {ms(steps.map(({ reused }) => reused))} with the
      cache, {ms(steps.map(({ anew }) => anew))} without it. No logit differs by more than{' '}
      {scientific(difference)}: the answer is the same.
    </>
  );
}

/** 1.1 × 10⁻⁵ */
function scientific(value: number): string {
  const [digits = '', power = ''] = value.toExponential(1).split('e');
  const raised = Array.from(power.replace('+', ''), (sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)] ?? '⁻');
  return `${digits} × 10${raised.join('')}`;
}

function tableOf(prompt: number, count: number, steps: readonly TimedStep[]) {
  if (steps.length > 0) {
    return {
      columns: ['Tokens', 'With the cache, ms', 'Without, ms', 'Largest difference of a logit'],
      rows: steps.map(({ length, reused, anew, difference }) => [length, reused, anew, difference]),
    };
  }
  const computed = (row: number, cached: boolean) =>
    stepGrid(prompt, count, cached).cells.filter((cell) => cell.row === row && cell.anew).length;
  return {
    columns: ['Step', 'Computed with the cache', 'Computed without'],
    rows: [
      ...Array.from({ length: count + 1 }, (_, row) => [
        row === 0 ? 'the prompt' : row,
        computed(row, true),
        computed(row, false),
      ]),
      ['in all', tokensComputed(prompt, count, true), tokensComputed(prompt, count, false)],
    ],
  };
}
