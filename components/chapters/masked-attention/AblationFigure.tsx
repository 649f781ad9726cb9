'use client';

import { useState } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { Pills } from '@/components/controls/Pills';
import { PlacePills } from '@/components/controls/PlacePills';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { useLeftOut, useSentenceIds } from '@/components/sentence/useSentenceIds';
import { AblationGrid } from '@/components/widgets/ablation-grid/AblationGrid';
import { BeforeAfter } from '@/components/widgets/before-after/BeforeAfter';
import { tokenLabel } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';
import styles from './AblationFigure.module.css';
import { REPLACEMENTS } from './kinds';
import { RECORDED_ATTENTION } from './recorded';
import { useHeads } from './store';
import { ablationTable } from './tables';
import { useSwitched } from './useSwitched';

const EXTENT = { last: 64 };
/** How many of the likeliest tokens are followed at once: it costs no more passes. */
const TOP = RECORDED_ATTENTION.ablation.mean.request.top;

/** Which heads matter for a prediction: each one's absence measured, and all of them switches. */
export function AblationFigure() {
  // On a screen for a class there is room for one of the two at a time.
  const [part, setPart] = useState(0);
  const { shape, model, tokens } = useSentence();
  const ids = useSentenceIds(EXTENT);
  const { off, isOff, switchHeads, allOn, by, setBy } = useHeads(shape);
  const { rows, label, from, failure, asked: switched } = useSwitched(ids, shape);
  // Measured on demand: another text ends it, and so does Cancel.
  const text = ids?.join(' ');
  const [asked, ask] = useState<string>();
  const wanted = ids && asked === text ? { ids, top: TOP, by } : undefined;
  const ablation = useAnswer('ablate', wanted, RECORDED_ATTENTION.ablation[by]);
  const { progress, vocabulary, answer } = ablation;
  const failures = [failure, ablation.failure].filter((one) => one !== undefined);
  const running = wanted !== undefined && ablation.busy;
  const shown = tokens.slice(-EXTENT.last).map(({ id }) => id);
  const fits =
    ablation.model === model && ablation.request.by === by && answer.ids.join() === shown.join();
  const measured = fits && ablation.from === 'live';
  const left = useLeftOut(EXTENT);
  const [chosen, choose] = useState(0);
  const heads = shape.layers * shape.heads;
  const targets = fits ? tokensById(vocabulary, answer.targetIds).map(tokenLabel) : [];
  const row = Math.min(chosen, targets.length - 1);
  const target = targets[row] ?? '';
  const effects = fits ? answer.effects.subarray(row * heads, (row + 1) * heads) : undefined;
  return (
    <Figure
      id="ablation"
      title="Which heads matter for this prediction?"
      sentence
      caption={`Left: each head’s number is what happens to the log-probability of the chosen token when this head alone is off; green helped, red stood in the way. Right: the next token with the heads as they are switched now.${left}`}
      status={
        failures.length > 0 &&
        failures.map((one) => <FailureNote key={one.message} failure={one} />)
      }
      controls={
        <div className={classNames(layout.openControls, styles.controls, 'needs-script')}>
          <div className={layout.actions}>
            <Button
              look="primary"
              isDisabled={!ids || running || measured}
              onPress={() => ask(text)}
            >
              Measure every head
            </Button>
            <Button isDisabled={!running} onPress={() => ask(undefined)}>
              Cancel
            </Button>
            <Button isDisabled={off.length === 0} onPress={allOn}>
              All heads on
            </Button>
          </div>
          <progress
            aria-label="Heads measured"
            max={progress?.total ?? heads}
            value={progress?.done ?? (measured ? heads : 0)}
          />
          <p className={layout.note} role="status">
            {running
              ? `${progress?.done ?? 0} of ${progress?.total ?? heads} heads measured`
              : measured && ablation.milliseconds !== undefined
                ? `${heads} heads in ${(ablation.milliseconds / 1000).toFixed(1)} s`
                : effects
                  ? ''
                  : 'Not measured on this text yet.'}
          </p>
          <Pills
            label="A head that is off gives"
            value={by}
            options={REPLACEMENTS}
            onChange={setBy}
          />
          {targets.length > 0 && (
            <PlacePills
              label="The token that is followed"
              names={targets}
              at={row}
              onChoose={choose}
            />
          )}
        </div>
      }
      table={() => ablationTable(effects, shape.heads, target, rows, label)}
      asks={[
        {
          task: 'ablate',
          shape: switched.shape,
          vocabulary: switched.vocabulary,
          request: { ids: switched.request.ids, top: TOP, by },
          view: { target: Math.max(0, row) },
        },
        switched,
      ]}
      from={from}
      steps={{ count: 2, at: part, go: setPart }}
    >
      <div className={layout.parts} data-part={part}>
        <AblationGrid
          layers={shape.layers}
          heads={shape.heads}
          effects={effects}
          target={target}
          isOff={isOff}
          onSwitch={switchHeads}
        />
        <BeforeAfter rows={rows} label={label} />
      </div>
    </Figure>
  );
}
