'use client';

import { useMemo, useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { NumberChoice } from '@/components/controls/NumberChoice';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { useLeftOut, useSentenceIds } from '@/components/sentence/useSentenceIds';
import { AttentionArcs } from '@/components/widgets/attention-arcs/AttentionArcs';
import { WeightMap } from '@/components/widgets/attention-map/WeightMap';
import { attentionTable } from '@/components/workbench/attention-table';
import { headOfLayer } from '@/lib/trace/head-weights';
import { tokensById } from '@/lib/trace/vocabulary';
import styles from './AttentionFigure.module.css';
import { RECORDED_ATTENTION } from './recorded';
import { useHeads } from './store';

const EXTENT = { first: 48 };

/** The open head on the reader's sentence, as arcs and as a map. */
export function AttentionFigure() {
  const { marked, mark } = useSentence();
  // On a screen for a class there is room for one of the two at a time.
  const [part, setPart] = useState(0);
  const ids = useSentenceIds(EXTENT);
  const request = ids && { ids, parts: ['attention' as const] };
  const pass = useAnswer('inspect', request, RECORDED_ATTENTION.attention);
  const { answer, vocabulary, from, failure } = pass;
  const left = useLeftOut(EXTENT);
  const { shape, attention } = answer;
  const tokens = useMemo(() => tokensById(vocabulary, answer.ids), [vocabulary, answer]);
  const { layer, head, setOpen } = useHeads(shape);
  const weights = useMemo(
    () => headOfLayer(attention?.[layer] ?? new Float32Array(), head, tokens),
    [attention, layer, head, tokens],
  );
  const shownMark = marked !== undefined && marked < tokens.length ? marked : undefined;
  const name = `Attention map of layer ${layer + 1}, head ${head + 1}`;
  return (
    <Figure
      id="attention-map"
      title="Attention map"
      sentence
      caption={`One head, twice: the arcs lead from a token to those it looks at, the thicker the more; the map has a row for each token that looks. What is hatched is closed by the mask.${left}`}
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className={classNames(layout.controls, 'needs-script')}>
          <NumberChoice
            label="Layer"
            count={shape.layers}
            value={layer}
            onChange={(next) => setOpen(next * shape.heads + head)}
          />
          <NumberChoice
            label="Head"
            count={shape.heads}
            value={head}
            onChange={(next) => setOpen(layer * shape.heads + next)}
          />
        </div>
      }
      table={() => attentionTable(weights)}
      asks={[{ ...pass, view: { layer, head } }]}
      from={from}
      steps={{ count: 2, at: part, go: setPart }}
    >
      <div className={classNames(layout.parts, styles.pair)} data-part={part}>
        <AttentionArcs
          weights={weights}
          name={`Layer ${layer + 1}, head ${head + 1}`}
          query={shownMark ?? tokens.length - 1}
          onQuery={mark}
        />
        <WeightMap weights={weights} name={name} marked={shownMark} onMark={mark} />
      </div>
    </Figure>
  );
}
