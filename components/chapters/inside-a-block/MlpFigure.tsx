'use client';

import { useMemo, useState } from 'react';
import { NumberChoice } from '@/components/controls/NumberChoice';
import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import { useSeen } from '@/components/engine/useSeen';
import { useTask } from '@/components/engine/useTask';
import { Figure } from '@/components/figure/Figure';
import { GeluCurve } from '@/components/widgets/neurons/GeluCurve';
import type { NeuronRow } from '@/components/widgets/neurons/marks';
import { StrongNeurons } from '@/components/widgets/neurons/StrongNeurons';
import { shareOpen, strongestNeurons } from '@/lib/block/neurons';
import { tokenLabel } from '@/lib/text/token-text';
import { rowOf } from '@/lib/trace/forward-pass';
import { RECORDED } from './recorded';
import { SAMPLE } from './sample';
import { useChosen } from './store';
import { TokenPills } from './TokenPills';
import { neuronsTable } from './tables';
import { useInside, useText } from './useText';
import { placesOf, TOP_NEURONS, TOP_PLACES } from './views';

const PARTS = ['preActivation'] as const;

/** One MLP at one token: all its neurons on the curve of GELU, and what excites the strongest. */
export function MlpFigure() {
  const { state } = useEngine();
  const [element, seen] = useSeen<HTMLDivElement>();
  const { ids, note } = useText();
  const { inside, from, failure } = useInside('mlp', ids, PARTS);
  const [chosenLayer, setLayer] = useState<number>(RECORDED.mlp.layer);
  const [chosenRow, setRow] = useState(0);
  const layers = inside?.shape.layers ?? RECORDED.shape.layers;
  const layer = Math.min(chosenLayer, layers - 1);
  const live = inside?.preActivation !== undefined;
  const sample = useTask(
    'neurons',
    live && seen ? { texts: SAMPLE, layer, top: TOP_PLACES } : undefined,
    'mlp-sample',
  );
  const tokens = useMemo(
    () => (inside ? inside.tokens.slice(from) : RECORDED.tokens),
    [inside, from],
  );
  const [at, choose] = useChosen(tokens.length);
  const inputs = useMemo(() => {
    const all = inside?.preActivation?.[layer];
    if (!inside || !all) return RECORDED.mlp.inputs;
    return rowOf(all, from + at, all.length / inside.ids.length);
  }, [inside, layer, from, at]);
  const result = sample.latest?.result;
  const excited = result?.layer === layer ? result : undefined;
  const rows = useMemo<readonly NeuronRow[]>(() => {
    if (!live || state.status !== 'ready') return RECORDED.mlp.rows;
    return strongestNeurons(inputs, TOP_NEURONS).map((neuron) => ({
      ...neuron,
      places: excited
        ? placesOf(excited, neuron.index, (id) => state.vocabulary.token(id))
        : recordedPlaces(state.info.id, layer, neuron.index),
    }));
  }, [live, state, inputs, excited, layer]);
  const problem = failure ?? sample.failure;
  const row = Math.min(chosenRow, rows.length - 1);
  const share = Math.round(shareOpen(inputs) * 100);
  const read = Math.round((sample.progress ?? 0) * SAMPLE.length);
  const token = (live ? tokens : RECORDED.tokens)[live ? at : RECORDED.at];
  return (
    <Figure
      id="mlp"
      title="Inside an MLP"
      caption={
        <>
          Layer {(live ? layer : RECORDED.mlp.layer) + 1} at{' '}
          <bdi className="token">{token ? tokenLabel(token) : ''}</bdi>. Left: every neuron, by what
          goes in and what comes out. Right: the strongest, and the tokens that excite each of them
          most in {SAMPLE.length} sentences.{note}
        </>
      }
      className="wide"
      status={problem && <FailureNote failure={problem} />}
      controls={
        <div className="step-controls needs-script">
          <TokenPills tokens={tokens} at={at} onChoose={choose} />
          <NumberChoice label="Layer" count={layers} value={layer} onChange={setLayer} />
        </div>
      }
      table={() => neuronsTable(rows)}
      recorded={!live}
      steps={{ count: rows.length, at: row, go: setRow }}
    >
      {inside && !live && (
        <p className="workbench-hint">
          This model’s file joins the operations of the MLP, and what goes into its GELU is hidden.
          What stands here was recorded with storybook.
        </p>
      )}
      <div ref={element} className="mlp-pair">
        <div>
          <GeluCurve inputs={inputs} strong={rows} open={row} />
          <p className="readout">
            {share}% of {inputs.length.toLocaleString('en')} neurons have an input above 0 here.
          </p>
        </div>
        <StrongNeurons
          rows={rows}
          open={row}
          onOpen={setRow}
          note={`${read} of ${SAMPLE.length} sentences read …`}
        />
      </div>
    </Figure>
  );
}

/** The sample does not depend on the reader's text: what was recorded of it still holds. */
function recordedPlaces(model: string, layer: number, neuron: number): NeuronRow['places'] {
  if (model !== RECORDED.model || layer !== RECORDED.mlp.layer) return undefined;
  return RECORDED.mlp.rows.find(({ index }) => index === neuron)?.places;
}
