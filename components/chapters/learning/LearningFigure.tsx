'use client';

import { useMemo, useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { RangeSlider } from '@/components/controls/RangeSlider';
import { FailureNote } from '@/components/engine/FailureNote';
import { useSeen } from '@/components/engine/useSeen';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { LoadingProgress } from '@/components/models/LoadingProgress';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { LossCurve } from '@/components/widgets/loss-curve/LossCurve';
import { tokensText } from '@/components/widgets/loss-curve/marks';
import { nextTokenMarks } from '@/components/widgets/next-token/marks';
import { NextTokenBars } from '@/components/widgets/next-token/NextToken';
import { snapshotEntry } from '@/lib/engine/snapshots';
import { columnTable } from '../column-table';
import styles from './LearningFigure.module.css';
import { LearningHeads } from './LearningHeads';
import { LearningSamples } from './LearningSamples';
import { LEARNING, RECORDED_FRAME } from './learning';
import { useFrames } from './useFrames';

const { snapshots, curve, samples } = LEARNING;
const PLACES = snapshots.map((_, place) => place);
const ENTRIES = snapshots.map(({ percent }) => snapshotEntry(snapshots, percent));
const STAGES = snapshots.map(({ tokens }) => tokens);

/** Storybook on its way from random weights to the model of this page, on the reader's sentence. */
export function LearningFigure() {
  const { applied, live: read } = useSentence();
  const [element, seen] = useSeen<HTMLDivElement>();
  const [chosen, choose] = useState<number>();
  const place = chosen ?? snapshots.length - 1;
  const prompt = read && seen ? applied : undefined;
  const { shown, frames, from, waiting, loading, failure, retry } = useFrames(
    ENTRIES,
    place,
    prompt,
    chosen !== undefined,
  );
  // What was recorded is of one sentence; of any other only what has been loaded is known.
  const recorded = (prompt ?? LEARNING.prompt) === LEARNING.prompt ? samples : [];
  const known = PLACES.map(
    (at) => frames.find((frame) => frame.place === at)?.sample ?? recorded[at],
  );
  const steps = useMemo(() => ({ count: snapshots.length, at: place, go: choose }), [place]);
  const bars = useMemo(() => {
    const { lastLogits = new Float32Array() } = shown.pass;
    return nextTokenMarks(lastLogits, shown.vocabulary, 1).bars;
  }, [shown]);
  if (snapshots.length === 0) return null;
  return (
    <Figure
      id="learning"
      title="Watch it learn."
      sentence
      caption={`Storybook’s weights were kept at ${snapshots.length} moments of its training. Move the slider: each place loads what the model was then, and has it read your sentence.`}
      className="wide"
      from={from}
      steps={steps}
      controls={
        <div className={classNames(styles.controls, 'needs-script')}>
          <RangeSlider
            label="How much of its training is done"
            stops={PLACES}
            value={place}
            text={placeText}
            onChange={choose}
          />
          <div className={styles.note}>
            {failure ? (
              <FailureNote failure={failure} onRetry={retry}>
                The bars and maps are those of {nameOf(shown.place)}.
              </FailureNote>
            ) : loading ? (
              <LoadingProgress loading={loading} title={nameOf(place)} />
            ) : null}
          </div>
        </div>
      }
      table={() =>
        columnTable(snapshots, [
          ['Training', ({ percent }) => `${percent}%`],
          ['Tokens read', ({ tokens }) => tokens],
          ['Bits per byte', ({ bitsPerByte }) => bitsPerByte],
          ['Likeliest', (_, at) => known[at]?.likeliest[0] ?? ''],
          ['Probability', (_, at) => known[at]?.likeliest[1] ?? ''],
          ['Writes', (_, at) => known[at]?.text ?? ''],
        ])
      }
    >
      <div ref={element} className={styles.learning}>
        <LossCurve
          curve={curve}
          stages={STAGES}
          chosen={place}
          vocabulary={RECORDED_FRAME.pass.shape.vocabulary}
        />
        <LearningSamples
          snapshots={snapshots}
          known={known}
          place={place}
          prompt={prompt ?? LEARNING.prompt}
        />
        <div className={styles.pair} aria-busy={waiting || undefined}>
          <div>
            <p className={layout.panelTitle}>{nameOf(shown.place)}: what may come next</p>
            <NextTokenBars bars={bars} name={`What ${nameOf(shown.place)} expects next`} />
          </div>
          <LearningHeads frame={shown} name={nameOf(shown.place)} />
        </div>
        <p className="sr-only" aria-live="polite">
          {chosen !== undefined && !waiting ? `${nameOf(place)} has read your sentence.` : ''}
        </p>
      </div>
    </Figure>
  );
}

/** What a place of the slider is, in a few words. */
function placeText(place: number): string {
  const { percent = 0, tokens = 0 } = snapshots[place] ?? {};
  const share =
    percent === 0 ? 'nothing yet: random weights' : percent === 100 ? 'all' : `${percent}%`;
  return tokens === 0 ? share : `${share}, ${tokensText(tokens)} tokens read`;
}

/** The model of a place by its name. */
function nameOf(place: number): string {
  const { percent = 100 } = snapshots[place] ?? {};
  return percent === 100
    ? 'Storybook, finished'
    : percent === 0
      ? 'Storybook, untrained'
      : `Storybook at ${percent}%`;
}
