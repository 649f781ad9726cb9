'use client';

import { useMemo, useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { PlacePills } from '@/components/controls/PlacePills';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { stationSentence } from '@/components/widgets/residual-flow/marks';
import { ResidualFlow } from '@/components/widgets/residual-flow/ResidualFlow';
import { StreamLengths } from '@/components/widgets/residual-flow/StreamLengths';
import { tokenLabel } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';
import styles from './FlowFigure.module.css';
import { HiddenMiddle } from './HiddenMiddle';
import pairStyles from './pair.module.css';
import { RECORDED_BLOCK } from './recorded';
import { useChosen } from './store';
import { flowTable } from './tables';
import { useText } from './useText';

/** The residual stream of the reader's sentence: its length at every station, and who wrote it. */
export function FlowFigure() {
  const { text, marked, mark, note } = useText();
  const shown = useAnswer('residualFlow', text, RECORDED_BLOCK.flow);
  const { request, vocabulary, from, failure } = shown;
  const { flows } = shown.answer;
  const [pointed, setPointed] = useState<number>();
  const labels = useMemo(
    () => tokensById(vocabulary, request.ids.slice(request.from ?? 0)).map(tokenLabel),
    [vocabulary, request],
  );
  const [at, choose] = useChosen(labels.length);
  const flow = flows[at] ?? [];
  const last = flow.length - 1;
  const station = Math.min(pointed ?? last, last);
  const here = flow[station];
  return (
    <Figure
      id="residual-stream"
      title="The residual stream"
      sentence
      caption={`One token’s vector on its way: how long it is after every part of the model, and how much of that each kind of part has written.${note}`}
      className="wide"
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className={classNames(layout.wideControls, 'needs-script')}>
          <PlacePills label="Token" names={labels} at={at} onChoose={choose} />
        </div>
      }
      table={() => flowTable(flows, labels)}
      asks={[{ ...shown, view: { position: (request.from ?? 0) + at } }]}
      from={from}
      steps={{ count: flow.length, at: station, go: setPointed }}
    >
      {flow.some(({ writer }) => writer === 'block') && (
        <HiddenMiddle>
          so attention and MLP cannot be told apart: a step is a whole block.
        </HiddenMiddle>
      )}
      <div className={classNames(pairStyles.pair, styles.flow)}>
        <ResidualFlow
          flow={flow}
          label={labels[at] ?? ''}
          station={station}
          onStation={setPointed}
        />
        <StreamLengths
          flows={flows}
          labels={labels}
          at={at}
          station={station}
          marked={marked !== undefined && marked < labels.length ? marked : undefined}
          onMark={mark}
        />
      </div>
      <p
        data-mark="readout"
        className={classNames(layout.readout, layout.tall)}
        aria-live={pointed === undefined ? 'off' : 'polite'}
      >
        {here && stationSentence(here, labels[at] ?? '')}
      </p>
    </Figure>
  );
}
