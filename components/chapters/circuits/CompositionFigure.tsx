'use client';

import { useMemo, useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { Pills } from '@/components/controls/Pills';
import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { useLoaded } from '@/components/engine/useLoaded';
import { useSeen } from '@/components/engine/useSeen';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { wiringCells } from '@/components/widgets/composition/marks';
import { Wiring } from '@/components/widgets/composition/Wiring';
import { type HeadReading, READINGS } from '@/lib/heads/composition';
import { headName } from '@/lib/heads/name';
import { largest } from '@/lib/heads/profile';
import { GPT2_NAME, GPT2_SOURCES, loadGpt2Composition } from '../gpt2';
import { RECORDED_CIRCUITS } from './recorded';
import { compositionTable } from './tables';
import { WIDEST } from './useWanted';

/** The published induction heads of GPT-2, layers and heads counted from 0; 12 heads a layer. */
const GPT2_INDUCTION = [5 * 12 + 1, 5 * 12 + 5, 6 * 12 + 9, 7 * 12 + 10];

const PLURALS = { query: 'queries', key: 'keys', value: 'values' } as const;

/** An induction head, where it is known which heads are; else a head of the last layer. */
function firstReader(model: string, isGpt2: boolean, ofLastLayer: number): number {
  const { model: known, answer } = RECORDED_CIRCUITS.headScores;
  const best = model === known ? largest(Array.from(answer.induction)) : undefined;
  return (isGpt2 ? GPT2_INDUCTION[0] : best) ?? ofLastLayer;
}

/** Which earlier heads a head reads, through its queries, keys or values, from the weights alone. */
export function CompositionFigure() {
  const { state, title } = useEngine();
  const [element, seen] = useSeen<HTMLDivElement>();
  const [whose, setWhose] = useState<'model' | 'gpt2'>('model');
  const [reading, setReading] = useState<HeadReading>('key');
  const [chosen, choose] = useState<Readonly<Record<string, number>>>({});
  const small = state.status === 'ready' && state.info.shape.width <= WIDEST;
  const own = useAnswer(
    'composition',
    seen && small ? {} : undefined,
    RECORDED_CIRCUITS.composition,
  );
  const gpt2 = useLoaded(loadGpt2Composition, whose === 'gpt2').value;
  const shown = (whose === 'gpt2' ? gpt2 : undefined) ?? own;
  const { answer, model } = shown;
  const { heads, layers } = answer;
  const recorded = shown !== own;
  const reader = chosen[model] ?? firstReader(model, recorded, (layers - 1) * heads);
  const { cells, reads } = useMemo(
    () => wiringCells(answer, reader, reading),
    [answer, reader, reading],
  );
  const [first, second] = reads;
  const nameWithin = (head: number) => headName(head, heads).toLowerCase();
  return (
    <Figure
      id="composition"
      title="Who reads whom"
      caption={`Each cell is a head. The outlined one reads; the darker a head below it, the more strongly its ${PLURALS[reading]} read what that head writes. Paper: no more than random weights would. Press another head to make it the reader.${recorded ? ` ${GPT2_SOURCES.composition}` : ''}`}
      status={own.failure && <FailureNote failure={own.failure} />}
      controls={
        <div className={classNames(layout.wideControls, 'needs-script')}>
          <Pills
            label="Whose heads"
            value={whose}
            options={[
              { value: 'model', label: small || state.status !== 'ready' ? title : 'storybook' },
              { value: 'gpt2', label: GPT2_NAME },
            ]}
            onChange={setWhose}
          />
          <Pills
            label="Read through"
            value={reading}
            options={READINGS.map((value) => ({ value, label: PLURALS[value] }))}
            onChange={setReading}
          />
        </div>
      }
      table={() => compositionTable(answer, reader)}
      asks={[{ ...shown, view: { reader, reading } }]}
      from={recorded ? 'recorded' : own.from}
      steps={{
        count: READINGS.length,
        at: READINGS.indexOf(reading),
        go: (at) => setReading(READINGS[at] ?? 'key'),
      }}
    >
      <div ref={element}>
        <Wiring
          cells={cells}
          heads={heads}
          reader={reader}
          reading={reading}
          onReader={(head) => choose({ ...chosen, [model]: head })}
        />
        <p data-mark="readout" className={layout.readout} aria-live="polite">
          {first && second
            ? `${headName(reader, heads)} reads ${nameWithin(first.writer)} most: ${first.score.toFixed(3)}, then ${nameWithin(second.writer)} with ${second.score.toFixed(3)}. Random weights score about ${answer.random.toFixed(3)}.`
            : `${headName(reader, heads)} is in the first layer: no head writes before it.`}
        </p>
      </div>
    </Figure>
  );
}
