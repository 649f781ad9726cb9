'use client';

import { useMemo } from 'react';
import { classNames } from '@/components/controls/classNames';
import { RangeSlider } from '@/components/controls/RangeSlider';
import { TemperatureSlider } from '@/components/controls/TemperatureSlider';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useSentenceIds } from '@/components/sentence/useSentenceIds';
import { Choosing } from '@/components/widgets/choosing/Choosing';
import { choosingMarks, drawnPlace } from '@/components/widgets/choosing/marks';
import { useWorkbenchState } from '@/components/workbench/useWorkbenchState';
import { drawToken, samplingDistribution } from '@/lib/sampling/distribution';
import { uniformAt } from '@/lib/sampling/uniform';
import { tokenLabel } from '@/lib/text/token-text';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { RECORDED_WRITING } from './recorded';

const SHARES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99, 1];

/** Greedy, temperature, top-k and top-p on the distribution after the reader's sentence. */
export function ChoosingFigure() {
  const [saved, change] = useWorkbenchState();
  const ids = useSentenceIds(EXTENT);
  const asked = useAnswer('inspect', ids && { ids, parts: LAST }, RECORDED_WRITING.logits);
  const { answer, vocabulary, from, failure } = asked;
  const { lastLogits: logits = NONE } = answer;

  const { temperature, topK, topP, seed } = saved;
  const counts = useMemo(() => countsUpTo(logits.length), [logits]);
  const k = nearest(counts, topK);
  const sampling = useMemo(() => ({ temperature, topK: k, topP }), [temperature, k, topP]);
  const draw = useMemo(() => {
    const probabilities = samplingDistribution(logits, sampling);
    const uniform = uniformAt(seed, 0);
    const id = drawToken(logits, { ...sampling, seed }, [], 0);
    const last = choosingMarks(logits, sampling).rules.at(-1)?.after ?? [];
    const at = drawnPlace(probabilities, last, id, uniform);
    const name = labelIn(vocabulary, id) ?? `token ${id}`;
    return at === undefined ? undefined : { at, label: `seed ${seed} draws ${name}` };
  }, [logits, sampling, seed, vocabulary]);

  return (
    <Figure
      id="choosing"
      title="Five ways to choose."
      sentence
      caption="Each thin bar holds the model’s own probabilities of all tokens, the likeliest on the left; the broad bar below it is what a rule makes of them. What is hatched can no longer be drawn. The settings hold for the workbench, too."
      className="wide"
      asks={[{ ...asked, view: { settings: sampling } }]}
      from={from}
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className={classNames(layout.controls, 'needs-script')}>
          <TemperatureSlider
            value={temperature}
            onChange={(next) => change({ temperature: next })}
          />
          <RangeSlider
            label="Top-k"
            stops={counts}
            value={k}
            text={(count) => (count === 0 ? 'all' : count.toLocaleString('en'))}
            onChange={(next) => change({ topK: next })}
          />
          <RangeSlider
            label="Top-p"
            stops={SHARES}
            value={nearest(SHARES, topP)}
            text={(share) => (share === 1 ? 'all' : share.toFixed(2))}
            onChange={(next) => change({ topP: next })}
          />
        </div>
      }
      table={() => tableOf(logits, sampling, vocabulary)}
    >
      <Choosing
        logits={logits}
        sampling={sampling}
        label={(id) => labelIn(vocabulary, id)}
        draw={draw}
      />
    </Figure>
  );
}

const LAST = ['lastLogits'] as const;
const EXTENT = { last: 48 };
const NONE = new Float32Array();

/** 1, 2, 3, 5, 10, 20, 30, 50 … below the vocabulary's size, and all (0). */
function countsUpTo(size: number): number[] {
  const steps = [1, 2, 3, 5];
  const tens = [1, 10, 100, 1000, 10_000];
  return [...tens.flatMap((ten) => steps.map((step) => step * ten)).filter((n) => n < size), 0];
}

function nearest(stops: readonly number[], value: number): number {
  if (stops.includes(value)) return value;
  return stops.reduce((a, b) => (Math.abs(b - value) < Math.abs(a - value) ? b : a));
}

/** A recorded vocabulary has only the likeliest tokens. */
function labelIn(vocabulary: Vocabulary, id: number): string | undefined {
  try {
    return tokenLabel(vocabulary.token(id));
  } catch {
    return undefined;
  }
}

function tableOf(
  logits: Float32Array,
  sampling: Parameters<typeof choosingMarks>[1],
  vocabulary: Vocabulary,
) {
  const { rules } = choosingMarks(logits, sampling);
  const shareOf = (stretches: (typeof rules)[number]['after'], id: number | undefined) => {
    const found = stretches.find((stretch) => stretch.id === id);
    return found ? found.to - found.from : 0;
  };
  const named = rules[0]?.before.filter(({ id }) => id !== undefined) ?? [];
  return {
    columns: ['Token', 'Model’s own', ...rules.map((rule) => rule.name)],
    rows: [
      ...named.map((stretch) => [
        labelIn(vocabulary, stretch.id ?? -1) ?? '',
        stretch.to - stretch.from,
        ...rules.map((rule) => shareOf(rule.after, stretch.id)),
      ]),
      ['Tokens that can be drawn', logits.length, ...rules.map((rule) => rule.kept)],
    ],
  };
}
