'use client';

import { useMemo, useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { NumberChoice } from '@/components/controls/NumberChoice';
import { PlacePills } from '@/components/controls/PlacePills';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { useSeen } from '@/components/engine/useSeen';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { InlineToken } from '@/components/prose/InlineToken';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { GeluCurve } from '@/components/widgets/neurons/GeluCurve';
import { neuronRows } from '@/components/widgets/neurons/rows';
import { StrongNeurons } from '@/components/widgets/neurons/StrongNeurons';
import { shareOpen, strongestNeurons } from '@/lib/block/neurons';
import styles from './pair.module.css';
import { RECORDED_BLOCK } from './recorded';
import { neuronsTable } from './tables';
import { useText } from './useText';
import { useVectorAt } from './useVectorAt';

const { texts, top } = RECORDED_BLOCK.neurons.request;
/** How many of the strongest neurons are shown. */
const STRONGEST = 6;

/** One MLP at one token: all its neurons on the curve of GELU, and what excites the strongest. */
export function MlpFigure() {
  const [element, seen] = useSeen<HTMLDivElement>();
  const { text, note } = useText();
  const { shape } = useSentence();
  const [chosenLayer, setLayer] = useState<number>(RECORDED_BLOCK.mlpInputs.answer.layer);
  const [chosenRow, setRow] = useState(0);
  const layer = Math.min(chosenLayer, shape.layers - 1);
  const asked = useAnswer('mlpInputs', text && { ...text, layer }, RECORDED_BLOCK.mlpInputs);
  const hidden = asked.answer.inputs.length === 0;
  const drawn = hidden ? RECORDED_BLOCK.mlpInputs : asked;
  const { answer, model, vocabulary } = drawn;
  const sample = useAnswer(
    'neurons',
    text && seen && !hidden ? { texts, layer, top } : undefined,
    RECORDED_BLOCK.neurons,
  );
  const { labels, at, choose, position, label, vector: inputs } = useVectorAt(answer, vocabulary);
  // The sample does not depend on the reader's text, but on the model and the layer.
  const fits = sample.model === model && sample.answer.layer === answer.layer;
  const places = fits ? sample.answer : undefined;
  const writing = useAnswer(
    'neuronWrites',
    text && seen && !hidden && asked.from === 'live'
      ? {
          layer: answer.layer,
          neurons: strongestNeurons(inputs, STRONGEST).map(({ index }) => index),
          top: RECORDED_BLOCK.neuronWrites.request.top,
        }
      : undefined,
    RECORDED_BLOCK.neuronWrites,
  );
  const written =
    writing.model === model && writing.answer.layer === answer.layer ? writing.answer : undefined;
  const rows = useMemo(
    () =>
      neuronRows(
        inputs,
        STRONGEST,
        places && { answer: places, vocabulary: sample.vocabulary },
        written && { answer: written, vocabulary: writing.vocabulary },
      ),
    [inputs, places, sample.vocabulary, written, writing.vocabulary],
  );
  const problem = asked.failure ?? sample.failure ?? writing.failure;
  const row = Math.min(chosenRow, rows.length - 1);
  const share = Math.round(shareOpen(inputs) * 100);
  const read = Math.round((sample.progress ?? 0) * texts.length);
  return (
    <Figure
      id="mlp"
      title="Inside an MLP"
      sentence
      caption={
        <>
          Layer {answer.layer + 1} at <InlineToken>{label}</InlineToken>. Left: every neuron, by
          what goes in and what comes out. Right: the strongest, the tokens that excite each of them
          most in {texts.length} sentences, and what it then writes.{note}
        </>
      }
      className="wide"
      status={problem && <FailureNote failure={problem} />}
      controls={
        <div className={classNames(layout.wideControls, 'needs-script')}>
          <PlacePills label="Token" names={labels} at={at} onChoose={choose} />
          <NumberChoice label="Layer" count={shape.layers} value={layer} onChange={setLayer} />
        </div>
      }
      table={() => neuronsTable(rows)}
      asks={[
        { ...drawn, view: { layer: answer.layer, position } },
        {
          ...sample,
          request: { texts, layer: answer.layer, top, neurons: rows.map(({ index }) => index) },
        },
      ]}
      from={hidden ? 'recorded' : asked.from}
      steps={{ count: rows.length, at: row, go: setRow }}
    >
      {hidden && (
        <p className={layout.hint}>
          This model’s file joins the operations of the MLP, and what goes into its GELU is hidden.
          What stands here was recorded with storybook.
        </p>
      )}
      <div ref={element} className={styles.pair}>
        <div>
          <GeluCurve inputs={inputs} strong={rows} open={row} />
          <p className={layout.readout}>
            {share}% of {inputs.length.toLocaleString('en')} neurons have an input above 0 here.
          </p>
        </div>
        <StrongNeurons
          rows={rows}
          open={row}
          onOpen={setRow}
          note={`${read} of ${texts.length} sentences read …`}
        />
      </div>
    </Figure>
  );
}
