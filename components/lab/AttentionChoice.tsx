'use client';

import { NumberChoice } from '@/components/controls/NumberChoice';
import { OnOff } from '@/components/controls/OnOff';
import { TokenChip } from '@/components/controls/TokenChip';
import { formatProbability } from '@/lib/text/format-probability';
import { idsOf } from '@/lib/writer/text-state';
import styles from './AttentionChoice.module.css';
import labStyles from './lab.module.css';
import type { AttentionRow } from './useAttention';
import type { Cursor } from './useCursor';
import type { LabView } from './useLab';

/** Chooses the head whose attention is drawn over the text, and names what it looks at most. */
export function AttentionChoice({
  lab: { labSettings, layer, head, change },
  cursor: { text, attentionRow },
}: {
  readonly lab: LabView;
  readonly cursor: Cursor;
}) {
  const shape = text.model?.info.shape;
  return (
    <div className={styles.attention}>
      <OnOff
        label="Attention over the text"
        on={labSettings.attention}
        onChange={(attention) => change({ attention })}
      />
      {labSettings.attention && shape && (
        <>
          <div className={styles.heads}>
            <NumberChoice
              label="Layer"
              count={shape.layers}
              value={layer}
              onChange={(next) => change({ layer: next })}
            />
            <NumberChoice
              label="Head"
              count={shape.heads}
              value={head}
              onChange={(next) => change({ head: next })}
            />
          </div>
          {attentionRow && <Strongest attentionRow={attentionRow} ids={idsOf(text)} />}
        </>
      )}
    </div>
  );
}

/** The few tokens that the look falls on most. */
function Strongest({
  attentionRow,
  ids,
}: {
  readonly attentionRow: AttentionRow;
  readonly ids: readonly number[];
}) {
  const { model, from, start, weights } = attentionRow;
  const token = (place: number) => model.vocabulary.token(ids[place] ?? model.info.beginId);
  const most = Array.from(weights, (weight, i) => ({ place: start + i, weight }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3);
  return (
    <p className={labStyles.quiet}>
      <TokenChip token={token(from)} /> looks most at{' '}
      {most.map(({ place, weight }, i) => (
        <span key={place}>
          {i > 0 && ', '}
          <TokenChip token={token(place)} /> {formatProbability(weight)}
        </span>
      ))}
      .
    </p>
  );
}
