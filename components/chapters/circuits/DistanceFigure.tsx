'use client';

import { useMemo, useState } from 'react';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useLeftOut, useSentenceIds } from '@/components/sentence/useSentenceIds';
import { LayerDots } from '@/components/widgets/attention-distance/LayerDots';
import { lookOf, looksOf } from '@/components/widgets/attention-distance/marks';
import { headAt } from '@/lib/heads/head-at';
import { headName } from '@/lib/heads/name';
import { largest } from '@/lib/heads/profile';
import { evenWeights } from '@/lib/heads/scores';
import { fixed } from '@/lib/text/fixed';
import { RECORDED_CIRCUITS } from './recorded';

/** The most tokens that are read. */
const EXTENT = { first: 64 };

/** How far back each head looks on the reader's sentence, and how much it leaves on the first token. */
export function DistanceFigure() {
  const ids = useSentenceIds(EXTENT);
  const left = useLeftOut(EXTENT);
  const [panel, setPanel] = useState(0);
  const own = useAnswer(
    'inspect',
    ids && { ids, parts: ['attention'] },
    RECORDED_CIRCUITS.attention,
  );
  const { answer, shape, failure, from } = own;
  const { length } = answer.ids;
  const looks = useMemo(
    () => looksOf(answer.attention ?? [], shape.heads, length),
    [answer, shape, length],
  );
  const even = useMemo(() => lookOf(evenWeights(length), length), [length]);
  const distances = looks.map(({ distance }) => distance);
  const firsts = looks.map(({ first }) => first);
  const farthest = largest(distances);
  const nearest = largest(distances.map((distance) => distance && -distance));
  const [layer, head] = headAt(farthest ?? 0, shape.heads);
  const words = (of: number | undefined) =>
    `${headName(of ?? 0, shape.heads).toLowerCase()}: ${fixed(distances[of ?? 0] ?? 0, 1)} tokens`;
  return (
    <Figure
      id="near-and-far"
      title="Near and far"
      sentence
      caption={`Each point is a head on your text, from its third token on. One picture: how many tokens back it looks on average, what rests on the first token left out. The other: the share of its weight that rests there. A dashed line: a head that looks at all tokens alike.${left}`}
      className="wide"
      status={failure && <FailureNote failure={failure} />}
      table={() => ({
        columns: ['Head', 'Tokens back', 'Weight on the first token'],
        rows: looks.map(({ distance, first }, i) => [
          headName(i, shape.heads),
          distance ?? '',
          first ?? '',
        ]),
      })}
      asks={[{ ...own, view: { layer, head } }]}
      from={from}
      steps={{ count: 2, at: panel, go: setPanel }}
    >
      <div className={layout.parts} data-part={panel}>
        <LayerDots
          values={distances}
          even={even.distance ?? 0}
          heads={shape.heads}
          unit="tokens back, the first token left out"
          named={farthest}
        />
        <LayerDots
          values={firsts}
          even={even.first ?? 0}
          heads={shape.heads}
          unit="weight on the first token"
          named={largest(firsts)}
        />
      </div>
      <p data-mark="readout" className={layout.readout} aria-live="polite">
        {even.distance === undefined
          ? 'The text is too short: its third token is the first that has a choice.'
          : `Farthest back looks ${words(farthest)}. Nearest looks ${words(nearest)}. Looking at all alike, a head would have ${fixed(even.distance, 1)}.`}
      </p>
    </Figure>
  );
}
