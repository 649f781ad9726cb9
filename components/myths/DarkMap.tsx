'use client';

import { useMemo, useState } from 'react';
import { Figure } from '@/components/figure/Figure';
import { WeightMap } from '@/components/widgets/attention-map/WeightMap';
import type { Answered } from '@/lib/engine/answered';
import { headName } from '@/lib/heads/name';
import { headOfLayer } from '@/lib/trace/head-weights';
import { tokensById } from '@/lib/trace/vocabulary';

/** The map of the head whose last row has the darkest cell: the picture that a belief is about. */
export function DarkMap({
  answered,
  from,
}: {
  readonly answered: Answered<'darkCell'>;
  readonly from: 'recorded' | 'live';
}) {
  const { answer, shape, vocabulary } = answered;
  const [layer, head] = answer.darkest.head;
  const [marked, mark] = useState<number>();
  const weights = useMemo(
    () => headOfLayer(answer.attention, 0, tokensById(vocabulary, answer.ids)),
    [answer, vocabulary],
  );
  const name = headName(layer * shape.heads + head, shape.heads);
  return (
    <Figure
      id="dark-map"
      title={`${name}: where it looks`}
      caption="A row a token that looks; the last one predicts the next token."
      from={from}
      className="in-prose"
    >
      <WeightMap weights={weights} name={name} marked={marked} onMark={mark} />
    </Figure>
  );
}
