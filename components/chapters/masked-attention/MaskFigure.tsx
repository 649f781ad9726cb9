'use client';

import { useMemo, useState } from 'react';
import { OnOff } from '@/components/controls/OnOff';
import { FailureNote } from '@/components/engine/FailureNote';
import { useTask } from '@/components/engine/useTask';
import { Figure } from '@/components/figure/Figure';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { WeightMap } from '@/components/widgets/attention-map/WeightMap';
import { predictionMarks } from '@/components/widgets/predictions/marks';
import { Predictions } from '@/components/widgets/predictions/Predictions';
import { headOfLayer } from '@/lib/trace/head-weights';
import { LeakNote } from './LeakNote';
import { usePairs } from './pairs';
import { RECORDED } from './recorded';
import { useHeads } from './store';
import { predictionsTable } from './tables';
import { useIds, useLeftOut, useRead } from './useRead';

const EXTENT = { first: 24 };
const MASKED = { parts: ['attention', 'logits'] } as const;
const UNMASKED = { ...MASKED, causal: false } as const;

/** The same text read with the causal mask and without: the maps, and what is predicted. */
export function MaskFigure() {
  const [on, setOn] = useState(true);
  const { marked, mark } = useSentence();
  const ids = useIds(EXTENT);
  const read = useRead('mask-on', ids, MASKED);
  const free = useRead('mask-off', on ? undefined : ids, UNMASKED);
  const leak = useTask('futureLeak', ids && { ids }, 'leak');
  const left = useLeftOut(EXTENT);
  const live = read.inside;
  const failure = read.failure ?? free.failure;
  const { tokens, shape, attention = [] } = live ?? RECORDED;
  const { layer, head } = useHeads(shape);
  const same = free.inside?.ids.join() === live?.ids.join();
  const without = !on && same ? free.inside : undefined;
  const pairs = usePairs(live, without);
  const recordedHead = layer === RECORDED.open.layer && head === RECORDED.open.head;

  const weights = useMemo(
    () => headOfLayer(attention[layer] ?? new Float32Array(), head, tokens),
    [attention, layer, head, tokens],
  );
  const open = useMemo(() => {
    if (without) {
      return headOfLayer(without.attention?.[layer] ?? new Float32Array(), head, tokens, false);
    }
    if (live || !recordedHead) return undefined;
    return headOfLayer(RECORDED.mask.unmasked, 0, tokens, false);
  }, [without, live, recordedHead, layer, head, tokens]);

  // Recorded, both are shown where no script could switch; a switch shows what it stands for.
  const shownPairs = live
    ? pairs
    : RECORDED.mask.pairs.map((pair) => (on ? { ...pair, unmasked: undefined } : pair));
  const shownMark = marked !== undefined && marked < tokens.length ? marked : undefined;
  const name = `layer ${layer + 1}, head ${head + 1}`;
  return (
    <Figure
      id="causal-mask"
      title="With the mask, and without"
      caption={`Switch the mask off, and the model reads the text once more with every token seeing every token. Right: how likely it holds the token that really follows.${left}`}
      className="wide"
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className="needs-script">
          <OnOff label="Causal mask" on={on} onChange={setOn} />
        </div>
      }
      table={() => predictionsTable(shownPairs)}
      recorded={!live}
      steps={{ count: 2, at: on ? 0 : 1, go: (at) => setOn(at === 0) }}
    >
      <div className="mask-panels" data-mask={on ? 'on' : 'off'}>
        <div>
          <p className="panel-title">Mask on: {name}</p>
          <WeightMap weights={weights} name={`Mask on, ${name}`} marked={shownMark} onMark={mark} />
        </div>
        <div>
          <p className="panel-title">Mask off: {name}</p>
          <div className="mask-slot">
            {open && (
              <div className={on ? 'only-without-script' : undefined}>
                <WeightMap
                  weights={open}
                  name={`Mask off, ${name}`}
                  marked={shownMark}
                  onMark={mark}
                />
              </div>
            )}
            {(on || !open) && (
              <p className="mask-empty needs-script">
                {on ? 'Not run. Switch the mask off.' : 'Reading without the mask …'}
              </p>
            )}
          </div>
        </div>
        <div>
          <p className="panel-title">What comes next, at every position</p>
          {!live && on && (
            <div className="only-without-script">
              <Predictions
                marks={predictionMarks(RECORDED.mask.pairs)}
                marked={shownMark}
                onMark={mark}
              />
            </div>
          )}
          <div className={!live && on ? 'needs-script' : undefined}>
            <Predictions marks={predictionMarks(shownPairs)} marked={shownMark} onMark={mark} />
          </div>
        </div>
      </div>
      <LeakNote leak={leak.latest?.result} model={leak.latest && live?.model} />
    </Figure>
  );
}
