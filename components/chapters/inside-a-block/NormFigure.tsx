'use client';

import { useMemo, useState } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { NumberChoice } from '@/components/controls/NumberChoice';
import { Pills } from '@/components/controls/Pills';
import { PlacePills } from '@/components/controls/PlacePills';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { InlineToken } from '@/components/prose/InlineToken';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { LayerNormSteps } from '@/components/widgets/layer-norm/LayerNormSteps';
import { normMarks } from '@/components/widgets/layer-norm/marks';
import { type NormSite, normSite } from '@/lib/block/norm-site';
import { layerNorm } from '@/lib/maths/layer-norm';
import { HiddenMiddle } from './HiddenMiddle';
import { RECORDED_BLOCK } from './recorded';
import { normTable } from './tables';
import { useText } from './useText';
import { useVectorAt } from './useVectorAt';

const SITES = [
  { value: 'attention', label: 'before attention' },
  { value: 'mlp', label: 'before the MLP' },
  { value: 'unembedding', label: 'the final one' },
] as const;

/** One layer norm of the model on one vector of the reader's sentence, step by step. */
export function NormFigure() {
  const { text, note } = useText();
  const { shape } = useSentence();
  const [site, setSite] = useState(
    normSite(RECORDED_BLOCK.layerNorm.request.which, RECORDED_BLOCK.layerNorm.shape.layers),
  );
  const [step, setStep] = useState<number>();
  const { layers } = shape;
  const layer = Math.min(site.layer ?? 0, layers - 1);
  const wanted =
    site.before === 'unembedding' ? 2 * layers : 2 * layer + (site.before === 'mlp' ? 1 : 0);
  const asked = useAnswer(
    'layerNormAt',
    text && { ...text, which: wanted },
    RECORDED_BLOCK.layerNorm,
  );
  const { request, answer, vocabulary, from, failure } = asked;
  const { which, weights } = answer;
  const { labels, at, choose, position, label, vector: before } = useVectorAt(answer, vocabulary);
  const norm = useMemo(() => {
    const size = before.length;
    const { gain, bias } = weights ?? {
      gain: new Float32Array(size).fill(1),
      bias: new Float32Array(size),
    };
    return layerNorm(before, gain, bias);
  }, [before, weights]);
  const rows = useMemo(() => normMarks(before, norm, weights), [before, norm, weights]);
  const last = rows.length;
  const shown = Math.min(step ?? last, last);
  const shownSite = normSite(which, asked.shape.layers);
  return (
    <Figure
      id="layer-norm"
      title="Layer norm, step by step"
      sentence
      caption={
        <>
          The vector of <InlineToken>{label}</InlineToken> {whereWords(shownSite)}: a bar a number.
          Right, all steps on one ruler, drawn by square roots: the line spans all numbers, the bar
          one standard deviation on each side of the mean.{note}
        </>
      }
      className="wide"
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className={classNames(layout.wideControls, 'needs-script')}>
          <PlacePills label="Token" names={labels} at={at} onChoose={choose} />
          <Pills
            label="Layer norm"
            value={site.before}
            options={SITES}
            onChange={(before) => setSite({ layer, before })}
          />
          <NumberChoice
            label="Layer"
            count={layers}
            // The final norm is in no layer.
            value={site.before === 'unembedding' ? -1 : layer}
            onChange={(next) =>
              setSite({
                layer: next,
                before: site.before === 'unembedding' ? 'attention' : site.before,
              })
            }
          />
          <div className={layout.actions}>
            <Button isDisabled={shown === 1} onPress={() => setStep(shown - 1)}>
              Step back
            </Button>
            <Button look="primary" onPress={() => setStep(shown === last ? 1 : shown + 1)}>
              {shown === last ? 'From the first step' : 'Next step'}
            </Button>
          </div>
        </div>
      }
      table={() => normTable(rows)}
      asks={[{ ...asked, request: { ...request, which }, view: { position } }]}
      from={from}
      steps={{ count: last, at: shown - 1, go: (next) => setStep(next + 1) }}
    >
      {which !== request.which && (
        <HiddenMiddle>here is the layer norm before attention, without gain and bias.</HiddenMiddle>
      )}
      {!weights && which === request.which && (
        <p className={layout.hint}>
          This model’s file does not keep gain and bias by themselves: the steps end before them.
        </p>
      )}
      <LayerNormSteps
        rows={rows}
        norm={norm}
        weights={weights}
        step={shown}
        reader={readerWords(shownSite)}
      />
    </Figure>
  );
}

function whereWords({ before, layer = 0 }: NormSite): string {
  if (before === 'unembedding') return 'in the final layer norm, after all blocks';
  const part = before === 'attention' ? 'attention' : 'the MLP';
  return `in the layer norm before ${part} in layer ${layer + 1}`;
}

function readerWords({ before, layer = 0 }: NormSite): string {
  if (before === 'unembedding') return 'the unembedding';
  return `the ${before === 'attention' ? 'attention' : 'MLP'} of layer ${layer + 1}`;
}
