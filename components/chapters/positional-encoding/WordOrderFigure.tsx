'use client';

import { useState } from 'react';
import { Figure } from '@/components/figure/Figure';
import type { FigureTable } from '@/components/figure/table';
import { useProjector } from '@/components/projector/ProjectorProvider';
import { formatShare } from '@/components/widgets/prediction-shift/marks';
import { PredictionShift } from '@/components/widgets/prediction-shift/PredictionShift';
import type { Order } from '@/components/widgets/word-order/order';
import { TokenOrder } from '@/components/widgets/word-order/TokenOrder';
import type { Condition } from '@/lib/engine/tasks/reorder';
import { tokenLabel } from '@/lib/text/token-text';
import { MOST_TOKENS, type Reordered, useReordered } from './useReordered';
import styles from './WordOrderFigure.module.css';

const CONDITIONS: Readonly<Record<Condition, { title: string; note: string }>> = {
  positions: {
    title: 'With positions',
    note: 'As GPT-2 is built: each place has its own position, and the mask closes what comes later.',
  },
  mask: {
    title: 'All at position 0',
    note: 'Only the mask is left: it hides from each token those that come after it.',
  },
  nothing: {
    title: 'Position 0, no mask',
    note: 'Every token sees every token, and nothing says where it stands.',
  },
};

/** The same tokens in another order: what the model predicts when it can tell, and when it cannot. */
export function WordOrderFigure() {
  const [chosen, choose] = useState<{ key: string; order: Order }>();
  const found = useReordered((key) => (chosen?.key === key ? chosen.order : undefined));
  const { tokens, order, shifts, vocabulary, from, busy, cut } = found;
  const { projected } = useProjector();
  const full = Math.max(...shifts.flatMap((s) => s.candidates.flatMap((c) => [c.before, c.after])));
  return (
    <Figure
      id="word-order"
      title="The same tokens in another order"
      sentence
      caption={
        <>
          Drag the tokens, or pick one and use the arrow keys. Bars: what may come next, as written
          to the left, in your order to the right.
          {cut ? ` Of your sentence, the last ${MOST_TOKENS} tokens are used.` : ''}
          {tokens.length < 3 ? ' Two tokens before the last are needed to change places.' : ''}
        </>
      }
      controls={
        <TokenOrder
          tokens={tokens}
          order={order}
          onOrder={(next) => choose({ key: found.key, order: next })}
          canMove={from === 'live'}
        />
      }
      table={() => shiftTable(found)}
      asks={[{ ...found.asked, request: { ...found.asked.request, order } }]}
      from={from}
    >
      <div className={styles.row} aria-busy={busy || undefined}>
        {shifts.map(({ condition, candidates, moved }) => (
          <PredictionShift
            key={condition}
            {...CONDITIONS[condition]}
            changes={candidates}
            moved={moved}
            full={full}
            vocabulary={vocabulary}
            large={projected === 'word-order'}
          />
        ))}
      </div>
      <p className="sr-only" aria-live="polite">
        {from === 'live' && !busy
          ? shifts
              .map((s) => `${CONDITIONS[s.condition].title}: ${formatShare(s.moved)} moved`)
              .join('; ')
          : ''}
      </p>
    </Figure>
  );
}

function shiftTable({ shifts, vocabulary }: Reordered): FigureTable {
  return {
    columns: ['What tells the order', 'Token', 'As written', 'In your order'],
    rows: shifts.flatMap(({ condition, candidates, moved }) => [
      ...candidates.map(({ id, before, after }) => [
        CONDITIONS[condition].title,
        tokenLabel(vocabulary.token(id)),
        before,
        after,
      ]),
      [CONDITIONS[condition].title, 'share of probability that moved', '', moved],
    ]),
  };
}
