'use client';

import { useMemo, useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { OnOff } from '@/components/controls/OnOff';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { useLeftOut, useSentenceIds } from '@/components/sentence/useSentenceIds';
import { WeightMap } from '@/components/widgets/attention-map/WeightMap';
import { predictionMarks, predictionPairs } from '@/components/widgets/predictions/marks';
import { Predictions } from '@/components/widgets/predictions/Predictions';
import { headWeights } from '@/lib/trace/head-weights';
import { tokensById } from '@/lib/trace/vocabulary';
import { LeakNote } from './LeakNote';
import styles from './MaskFigure.module.css';
import { RECORDED_ATTENTION } from './recorded';
import { useHeads } from './store';
import { predictionsTable } from './tables';

const EXTENT = { first: 24 };
const PARTS = ['attention', 'predictions'] as const;

/** The same text read with the causal mask and without: the maps, and what is predicted. */
export function MaskFigure() {
  const [on, setOn] = useState(true);
  const { marked, mark } = useSentence();
  const ids = useSentenceIds(EXTENT);
  const masked = useAnswer('inspect', ids && { ids, parts: PARTS }, RECORDED_ATTENTION.attention);
  const free = useAnswer(
    'inspect',
    ids && !on ? { ids, parts: PARTS, causal: false } : undefined,
    RECORDED_ATTENTION.unmasked,
  );
  const leak = useAnswer('futureLeak', ids && { ids }, RECORDED_ATTENTION.futureLeak);
  const left = useLeftOut(EXTENT);
  const failure = masked.failure ?? free.failure;
  const { answer, vocabulary, from } = masked;
  const tokens = useMemo(() => tokensById(vocabulary, answer.ids), [vocabulary, answer]);
  const { layer, head } = useHeads(answer.shape);
  // The two passes are of one model and one text, or they are not drawn together.
  const same = free.model === masked.model && free.answer.ids.join() === answer.ids.join();
  const unmasked = same ? free.answer : undefined;

  const weights = useMemo(
    () => headWeights(answer, layer, head, tokens),
    [answer, layer, head, tokens],
  );
  const open = useMemo(
    () => unmasked && headWeights(unmasked, layer, head, tokens, false),
    [unmasked, layer, head, tokens],
  );
  const pairs = predictionPairs(masked, same ? free : undefined);
  const shown = on ? pairs.map((pair) => ({ ...pair, unmasked: undefined })) : pairs;
  // Without scripts nobody can switch: the page as it is built shows both.
  const both = on && from === 'recorded';
  const shownMark = marked !== undefined && marked < tokens.length ? marked : undefined;
  const name = `layer ${layer + 1}, head ${head + 1}`;
  return (
    <Figure
      id="causal-mask"
      title="With the mask, and without"
      sentence
      caption={`Switch the mask off, and the model reads the text once more with every token seeing every token. Right: the probability that it gives to the token that really follows.${left}`}
      className="wide"
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className="needs-script">
          <OnOff label="Causal mask" on={on} onChange={setOn} />
        </div>
      }
      table={() => predictionsTable(shown)}
      asks={[
        ...(on || !same ? [masked] : [masked, free]).map((pass) => ({
          ...pass,
          view: { layer, head },
        })),
        leak,
      ]}
      from={from}
      steps={{ count: 2, at: on ? 0 : 1, go: (at) => setOn(at === 0) }}
    >
      <div className={styles.panels} data-mask={on ? 'on' : 'off'}>
        <div>
          <p className={layout.panelTitle}>Mask on: {name}</p>
          {weights && (
            <WeightMap
              weights={weights}
              name={`Mask on, ${name}`}
              marked={shownMark}
              onMark={mark}
            />
          )}
        </div>
        <div>
          <p className={layout.panelTitle}>Mask off: {name}</p>
          <div className={styles.slot}>
            {open && (!on || both) && (
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
              <p className={classNames(styles.empty, 'needs-script')}>
                {on ? 'Not run. Switch the mask off.' : 'Reading without the mask …'}
              </p>
            )}
          </div>
        </div>
        <div>
          <p className={layout.panelTitle}>What comes next, at every position</p>
          {both && (
            <div className="only-without-script">
              <Predictions marks={predictionMarks(pairs)} marked={shownMark} onMark={mark} />
            </div>
          )}
          <div className={both ? 'needs-script' : undefined}>
            <Predictions marks={predictionMarks(shown)} marked={shownMark} onMark={mark} />
          </div>
        </div>
      </div>
      <LeakNote leak={leak.answer} model={leak.model} />
    </Figure>
  );
}
