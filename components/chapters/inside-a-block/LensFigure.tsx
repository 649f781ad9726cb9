'use client';

import { useMemo, useState } from 'react';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import { LogitLens } from '@/components/widgets/logit-lens/LogitLens';
import { type LensPlace, lensView } from '@/components/widgets/logit-lens/marks';
import { TopFive } from '@/components/widgets/logit-lens/TopFive';
import styles from './LensFigure.module.css';
import { RECORDED } from './recorded';
import { lensTable } from './tables';
import { useText } from './useText';

/** For every layer and position the token that the model would say if it stopped there. */
export function LensFigure() {
  const { text, marked, mark, note } = useText();
  const { top } = RECORDED.lens.request;
  const shown = useAnswer('lens', text && { ...text, top }, RECORDED.lens);
  const { request, answer, vocabulary, from, failure } = shown;
  const view = useMemo(
    () => lensView({ request, answer, vocabulary }),
    [request, answer, vocabulary],
  );
  const [pointed, setPointed] = useState<LensPlace>();
  const last = view.labels.length - 1;
  const place = {
    layer: Math.min(pointed?.layer ?? view.layers, view.layers),
    position: Math.min(pointed?.position ?? marked ?? last, last),
  };
  return (
    <Figure
      id="logit-lens"
      title="The logit lens"
      caption={`A row a layer, a column a token of the text: what the model would say next if it stopped there, over a bar for its probability. Where the ground is shaded, the choice is the final one and stays.${note}`}
      className="wide"
      status={failure && <FailureNote failure={failure} />}
      table={() => lensTable(view)}
      from={from}
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
            mark(next?.position);
          }}
        />
        <TopFive view={view} place={place} />
      </div>
    </Figure>
  );
}
