'use client';

import { useState } from 'react';
import { Button } from 'react-aria-components';
import { Pills } from '@/components/controls/Pills';
import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import { Figure } from '@/components/figure/Figure';
import { AblationGrid } from '@/components/widgets/ablation-grid/AblationGrid';
import { BeforeAfter } from '@/components/widgets/before-after/BeforeAfter';
import { RECORDED } from './recorded';
import { useHeads } from './store';
import { ablationTable } from './tables';
import { useAblation } from './useAblation';
import { useIds, useLeftOut } from './useRead';
import { useSwitched } from './useSwitched';

const EXTENT = { last: 64 };

/** Which heads matter for a prediction: each one's absence measured, and all of them switches. */
export function AblationFigure() {
  const { state } = useEngine();
  // On a screen for a class there is room for one of the two at a time.
  const [part, setPart] = useState(0);
  const ids = useIds(EXTENT);
  const shape = state.status === 'ready' ? state.info.shape : RECORDED.shape;
  const { off, isOff, switchHeads, allOn } = useHeads(shape);
  const { rows, label, live, failure } = useSwitched('ablation', ids, shape);
  const ablation = useAblation(ids);
  const left = useLeftOut(EXTENT);
  const [chosen, choose] = useState(0);
  const target = ablation.targets[Math.min(chosen, ablation.targets.length - 1)];
  const effects = target?.effects;
  const { progress, running, start, cancel } = ablation;
  const heads = shape.layers * shape.heads;
  return (
    <Figure
      id="ablation"
      title="Which heads matter for this prediction?"
      caption={`Left: each head’s number is what happens to the log-probability of the chosen token when this head alone is off; green helped, red stood in the way. Right: the next token with the heads as they are switched now.${left}`}
      status={(failure ?? ablation.failure) ? <Failures of={[failure, ablation.failure]} /> : null}
      controls={
        <div className="ablation-controls needs-script">
          <div className="actions">
            <Button
              className="button button-primary"
              isDisabled={!ids || running || ablation.milliseconds !== undefined}
              onPress={start}
            >
              Measure every head
            </Button>
            <Button className="button" isDisabled={!running} onPress={cancel}>
              Cancel
            </Button>
            <Button className="button" isDisabled={off.length === 0} onPress={allOn}>
              All heads on
            </Button>
          </div>
          <progress
            aria-label="Heads measured"
            max={progress?.total ?? heads}
            value={progress?.done ?? (ablation.milliseconds === undefined ? 0 : heads)}
          />
          <p className="open-note" role="status">
            {running
              ? `${progress?.done ?? 0} of ${progress?.total ?? heads} heads measured`
              : ablation.milliseconds !== undefined
                ? `${heads} heads, ${heads + 1} passes, ${(ablation.milliseconds / 1000).toFixed(1)} s`
                : effects
                  ? ''
                  : 'Not measured on this text yet.'}
          </p>
          {ablation.targets.length > 0 && (
            <Pills
              label="The token that is followed"
              value={String(Math.min(chosen, ablation.targets.length - 1))}
              options={ablation.targets.map((one, i) => ({
                value: String(i),
                label: <bdi>{one.label}</bdi>,
              }))}
              onChange={(next) => choose(Number(next))}
            />
          )}
        </div>
      }
      table={() => ablationTable(effects, shape.heads, target?.label ?? '', rows, label)}
      recorded={!live}
      steps={{ count: 2, at: part, go: setPart }}
    >
      <div className="ablation-pair" data-part={part}>
        <AblationGrid
          layers={shape.layers}
          heads={shape.heads}
          effects={effects}
          target={target?.label ?? ''}
          isOff={isOff}
          onSwitch={switchHeads}
        />
        <BeforeAfter rows={rows} label={label} />
      </div>
    </Figure>
  );
}

function Failures({
  of,
}: {
  readonly of: readonly (Parameters<typeof FailureNote>[0]['failure'] | undefined)[];
}) {
  return of.map((failure) => failure && <FailureNote key={failure.message} failure={failure} />);
}
