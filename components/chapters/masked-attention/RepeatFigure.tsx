'use client';

import { useMemo, useState } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { Pills } from '@/components/controls/Pills';
import { PlacePills } from '@/components/controls/PlacePills';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { useSeen } from '@/components/engine/useSeen';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { WeightMap } from '@/components/widgets/attention-map/WeightMap';
import { shareBars } from '@/components/widgets/repeated-text/marks';
import { RepeatedShares } from '@/components/widgets/repeated-text/RepeatedShares';
import { headName } from '@/lib/heads/name';
import { tokenLabel } from '@/lib/text/token-text';
import { headOfLayer } from '@/lib/trace/head-weights';
import { tokensById } from '@/lib/trace/vocabulary';
import { REPLACEMENTS } from './kinds';
import styles from './RepeatFigure.module.css';
import { REPEATED } from './repeated';
import { repeatTable } from './tables';

const NAMES = { duck: 'a sentence', fox: 'a story', names: 'invented names' } as const;
const OPTIONS = Object.entries(NAMES).map(([value, label]) => ({
  value: value as keyof typeof NAMES,
  label,
}));

/** A word that a text has said before: its probability, and the heads that bring it back. */
export function RepeatFigure() {
  // On a screen for a class there is room for one of the two at a time.
  const [part, setPart] = useState(0);
  const [example, setExample] = useState<keyof typeof NAMES>('duck');
  const { apply } = useSentence();
  const recorded = REPEATED[example];
  // The model reads the text once a head: not before somebody is near.
  const [element, seen] = useSeen<HTMLDivElement>();
  const asked = useAnswer('repeatedText', seen ? recorded.request : undefined, recorded);
  // Until the model has read another example, that one's recorded answer is shown.
  const fits = asked.request.before === recorded.request.before;
  const shown = fits ? asked : { ...recorded, from: 'recorded' as const };
  const { answer, vocabulary, shape, request } = shown;
  const [by, setBy] = useState<'mean' | 'zero'>('mean');
  const [chosen, choose] = useState(0);
  const at = Math.min(chosen, answer.carriers.length - 1);
  const [layer = 0, head = 0] = answer.carriers[at] ?? [];
  const tokens = useMemo(() => tokensById(vocabulary, answer.ids), [vocabulary, answer]);
  const weights = useMemo(
    () => headOfLayer(answer.attention[at] ?? new Float32Array(), 0, tokens),
    [answer, at, tokens],
  );
  const [marked, mark] = useState<number>();
  const word = tokenLabel(vocabulary.token(answer.targetId));
  const text = request.before + request.cue;
  const bars = shareBars(answer, request.cue, by);
  const name = headName(layer * shape.heads + head, shape.heads);
  return (
    <Figure
      id="repeated"
      title="A text that repeats itself"
      caption={`How likely “${word}” is after “${text}”, and after its last sentence alone. Then again with the heads off that do most for it, and with as many others of the same layers. Right: one of those that do most.`}
      status={asked.failure && <FailureNote failure={asked.failure} />}
      controls={
        <div className={classNames(layout.openControls, 'needs-script')}>
          <Pills label="The text repeats" value={example} options={OPTIONS} onChange={setExample} />
          <Pills
            label="A head that is off gives"
            value={by}
            options={REPLACEMENTS}
            onChange={setBy}
          />
          <div className={layout.actions}>
            <Button onPress={() => apply(text)}>Make it the sentence of all figures</Button>
          </div>
        </div>
      }
      table={() => repeatTable(answer, bars, shape.heads, word)}
      asks={[{ ...shown, view: { by } }]}
      from={shown.from}
      steps={{ count: 2, at: part, go: setPart }}
    >
      <div ref={element} className={layout.parts} data-part={part}>
        <div>
          <p className={styles.text} translate="no">
            {request.before}
            {request.cue} <b>?</b>
          </p>
          <RepeatedShares word={word} bars={bars} />
        </div>
        {answer.carriers.length > 0 && (
          <div>
            <div className="needs-script">
              <PlacePills
                label="Its head"
                names={answer.carriers.map(([l, h]) => headName(l * shape.heads + h, shape.heads))}
                at={at}
                onChoose={choose}
              />
            </div>
            <div className={styles.look}>
              <WeightMap
                weights={weights}
                name={`Attention map of ${name}`}
                marked={marked}
                onMark={mark}
              />
            </div>
          </div>
        )}
      </div>
    </Figure>
  );
}
