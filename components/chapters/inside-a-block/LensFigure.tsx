'use client';

import { useMemo, useState } from 'react';
import { Pills } from '@/components/controls/Pills';
import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { useLoaded } from '@/components/engine/useLoaded';
import { Figure } from '@/components/figure/Figure';
import { LogitLens } from '@/components/widgets/logit-lens/LogitLens';
import { type LensPlace, lensView } from '@/components/widgets/logit-lens/marks';
import { TopFive } from '@/components/widgets/logit-lens/TopFive';
import { GPT2_SOURCES, type Gpt2Lens, loadGpt2Lenses } from '../gpt2';
import styles from './LensFigure.module.css';
import { RECORDED_BLOCK } from './recorded';
import { lensTable } from './tables';
import { useText } from './useText';

const SENTENCES: readonly { readonly value: Gpt2Lens; readonly label: string }[] = [
  { value: 'capital', label: 'GPT‑2: the capital of Japan' },
  { value: 'opposite', label: 'GPT‑2: the opposite of hot' },
  { value: 'double', label: 'GPT‑2: the shape of DNA' },
];

/** For every layer and position the token that the model would say if it stopped there. */
export function LensFigure() {
  const { text, marked, mark, note } = useText();
  const { top } = RECORDED_BLOCK.lens.request;
  const shown = useAnswer('lens', text && { ...text, top }, RECORDED_BLOCK.lens);
  const [whose, setWhose] = useState<'model' | Gpt2Lens>('model');
  const { title } = useEngine();
  const gpt2 = useLoaded(loadGpt2Lenses, whose !== 'model').value;
  const recorded = whose === 'model' ? undefined : gpt2?.[whose];
  const { failure } = shown;
  const { request, answer, vocabulary } = recorded ?? shown;
  const view = useMemo(
    () => lensView({ request, answer, vocabulary }),
    [request, answer, vocabulary],
  );
  const [pointed, setPointed] = useState<LensPlace>();
  const last = view.labels.length - 1;
  const place = {
    layer: Math.min(pointed?.layer ?? view.layers, view.layers),
    position: Math.min(pointed?.position ?? (recorded ? undefined : marked) ?? last, last),
  };
  return (
    <Figure
      id="logit-lens"
      title="The logit lens"
      sentence
      caption={`A row a layer, a column a token of the text: what the model would say next if it stopped there, over a bar for its probability. Where the ground is shaded, the choice is the final one and stays.${recorded ? ` ${GPT2_SOURCES.lens}` : note}`}
      className="wide"
      controls={
        <div className="needs-script">
          <Pills
            label="Whose guesses"
            value={whose}
            options={[{ value: 'model', label: `${title}, on your text` }, ...SENTENCES]}
            onChange={(next) => {
              setWhose(next);
              setPointed(undefined);
            }}
          />
        </div>
      }
      status={failure && <FailureNote failure={failure} />}
      table={() => lensTable(view)}
      asks={[{ ...(recorded ?? shown), view: { position: (request.from ?? 0) + place.position } }]}
      from={recorded ? 'recorded' : shown.from}
      steps={{
        count: view.layers + 1,
        at: place.layer,
        go: (layer) => setPointed({ layer, position: place.position }),
      }}
    >
      <div className={styles.pair}>
        <LogitLens
          view={view}
          place={place}
          onPlace={(next) => {
            setPointed(next);
            if (!recorded) mark(next?.position);
          }}
        />
        <TopFive view={view} place={place} />
      </div>
    </Figure>
  );
}
