'use client';

import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { NumberChoice } from '@/components/controls/NumberChoice';
import { Pills } from '@/components/controls/Pills';
import { FailureNote } from '@/components/engine/FailureNote';
import { useTask } from '@/components/engine/useTask';
import { Figure } from '@/components/figure/Figure';
import { LayerNormSteps } from '@/components/widgets/layer-norm/LayerNormSteps';
import { normMarks } from '@/components/widgets/layer-norm/marks';
import { type NormSite, normInput, normSite } from '@/lib/block/norm-site';
import { layerNorm } from '@/lib/maths/layer-norm';
import { tokenLabel } from '@/lib/text/token-text';
import { HiddenMiddle } from './HiddenMiddle';
import { RECORDED } from './recorded';
import { useChosen } from './store';
import { TokenPills } from './TokenPills';
import { normTable } from './tables';
import { useInside, useText } from './useText';

const PARTS = ['residual', 'residualMid'] as const;
const LAYERS = RECORDED.shape.layers;

const SITES = [
  { value: 'attention', label: 'before attention' },
  { value: 'mlp', label: 'before the MLP' },
  { value: 'unembedding', label: 'the final one' },
] as const;

/** One layer norm of the model on one vector of the reader's sentence, step by step. */
export function NormFigure() {
  const { ids, note } = useText();
  const { inside, from, failure } = useInside('layer-norm', ids, PARTS);
  const [site, setSite] = useState(normSite(RECORDED.norm.which, LAYERS));
  const [step, setStep] = useState<number>();
  const layers = inside?.shape.layers ?? LAYERS;
  const layer = Math.min(site.layer ?? 0, layers - 1);
  const asked =
    site.before === 'unembedding' ? 2 * layers : 2 * layer + (site.before === 'mlp' ? 1 : 0);
  const { latest } = useTask('normWeights', inside && { which: asked }, 'layer-norm-weights');
  const tokens = useMemo(
    () => (inside ? inside.tokens.slice(from) : RECORDED.tokens),
    [inside, from],
  );
  const [at, choose] = useChosen(tokens.length);

  const { which, before, weights, position, live } = useMemo(() => {
    const recorded = { ...RECORDED.norm, position: RECORDED.at, live: false };
    // Until another norm's numbers have come, the one before stands.
    const answered = latest?.request.which ?? -1;
    if (!inside || !latest) return recorded;
    const vector = normInput(inside, answered, from + at);
    const drawn = vector ? answered : answered - 1;
    const found = vector ?? normInput(inside, drawn, from + at);
    if (!found) return recorded;
    const weights = vector ? latest.result : undefined;
    return { which: drawn, before: found, weights, position: at, live: true };
  }, [inside, latest, from, at]);
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
  const shownSite = normSite(which, live ? layers : LAYERS);
  const token = (live ? tokens : RECORDED.tokens)[position];
  return (
    <Figure
      id="layer-norm"
      title="Layer norm, step by step"
      caption={
        <>
          The vector of <bdi className="token">{token ? tokenLabel(token) : ''}</bdi>{' '}
          {whereWords(shownSite)}: a bar a number. Right, all steps on one ruler, drawn by square
          roots: the line spans all numbers, the bar one standard deviation on each side of the
          mean.{note}
        </>
      }
      className="wide"
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className="step-controls needs-script">
          <TokenPills tokens={tokens} at={at} onChoose={choose} />
          <Pills
            label="Layer norm"
            value={site.before}
            options={SITES}
            onChange={(before) => setSite({ layer, before })}
          />
          <NumberChoice
            label="Layer"
            count={layers}
            value={layer}
            onChange={(next) =>
              setSite({
                layer: next,
                before: site.before === 'unembedding' ? 'attention' : site.before,
              })
            }
          />
          <div className="actions">
            <Button className="button" isDisabled={shown === 1} onPress={() => setStep(shown - 1)}>
              Step back
            </Button>
            <Button
              className="button button-primary"
              onPress={() => setStep(shown === last ? 1 : shown + 1)}
            >
              {shown === last ? 'From the first step' : 'Next step'}
            </Button>
          </div>
        </div>
      }
      table={() => normTable(rows)}
      recorded={!live}
      steps={{ count: last, at: shown - 1, go: (next) => setStep(next + 1) }}
    >
      {site.before === 'mlp' && (
        <HiddenMiddle inside={inside}>
          here is the layer norm before attention, without gain and bias.
        </HiddenMiddle>
      )}
      {live && !weights && (site.before !== 'mlp' || inside?.residualMid) && (
        <p className="workbench-hint">
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
  if (before === 'unembedding') return 'in the final layer norm, behind all blocks';
  const part = before === 'attention' ? 'attention' : 'the MLP';
  return `in the layer norm before ${part} in layer ${layer + 1}`;
}

function readerWords({ before, layer = 0 }: NormSite): string {
  if (before === 'unembedding') return 'the unembedding';
  return `the ${before === 'attention' ? 'attention' : 'MLP'} of layer ${layer + 1}`;
}
