'use client';

import { useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { useSeen } from '@/components/engine/useSeen';
import { useTokens } from '@/components/engine/useTokens';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { LossLine } from '@/components/widgets/sinks/LossLine';
import { sinkCount } from '@/components/widgets/sinks/marks';
import { SinkPlane } from '@/components/widgets/sinks/SinkPlane';
import { PASSAGE, SINKS } from '@/lib/heads/passage';
import { fixed } from '@/lib/text/fixed';
import { RunLine } from './RunLine';
import { RECORDED_CIRCUITS } from './recorded';
import { sinksTable } from './tables';
import { useWanted } from './useWanted';

/** Where heads rest, what they get there, and what becomes of the text when the place is gone. */
export function SinksFigure() {
  const { title } = useEngine();
  const [element, seen] = useSeen<HTMLDivElement>();
  const [panel, setPanel] = useState(0);
  const ids = useTokens(PASSAGE);
  const { wanted, onDemand, run, stop } = useWanted(ids && { ids, ...SINKS }, seen);
  const own = useAnswer('sinks', wanted, RECORDED_CIRCUITS.sinks);
  const { answer, shape, request } = own;
  const { weights, values, nats, natsWithout } = answer;
  const sinks = sinkCount(weights);
  const [first = nats, ...others] = natsWithout;
  const worst = Math.max(...others);
  const more = (value: number) => `${value < 0 ? '−' : ''}${fixed(Math.abs(value), 3)}`;
  return (
    <Figure
      id="sinks"
      title="Where heads rest"
      caption={`Each point is a head, on the first ${request.read} tokens of a story. To the right: its mean weight on the first token; the dashed line is at 0.3. Upwards: how long the first token’s value is, as a multiple of the others’. Beside it: the rest of the story, read while one token is forgotten.`}
      className="wide"
      status={own.failure && <FailureNote failure={own.failure} />}
      controls={
        onDemand && (
          <RunLine
            what={`Measure ${title}`}
            run={run}
            stop={stop}
            busy={own.busy}
            progress={own.progress}
          />
        )
      }
      table={() => sinksTable(answer, shape.heads)}
      asks={[own]}
      from={own.from}
      steps={{ count: 2, at: panel, go: setPanel }}
    >
      <div ref={element}>
        <div className={layout.parts} data-part={panel}>
          <SinkPlane weights={weights} values={values} heads={shape.heads} />
          <div>
            <p className={layout.panelTitle}>Forgotten</p>
            <LossLine nats={nats} natsWithout={natsWithout} />
          </div>
        </div>
        <p data-mark="readout" className={layout.readout} aria-live="polite">
          {`${sinks} of ${weights.length} heads are sinks. Without the first token the rest costs ${more(first - nats)} nats a token more, without another of the first ${natsWithout.length} at most ${more(worst - nats)}.`}
        </p>
      </div>
    </Figure>
  );
}
