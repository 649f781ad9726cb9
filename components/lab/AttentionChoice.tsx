'use client';

import { NumberChoice } from '@/components/controls/NumberChoice';
import { OnOff } from '@/components/controls/OnOff';
import { TokenChip } from '@/components/controls/TokenChip';
import { formatProbability } from '@/lib/text/format-probability';
import { idsOf, type TextState } from '@/lib/writer/text-state';
import styles from './AttentionChoice.module.css';
import labStyles from './lab.module.css';
import type { AttentionRow } from './useAttention';

/** Chooses the head whose attention is drawn over the text, and names what it looks at most. */
export function AttentionChoice({
  text,
  on,
  layer,
  head,
  attentionRow,
  onSwitch,
  onChange,
}: {
  readonly text: TextState;
  readonly on: boolean;
  readonly layer: number;
  readonly head: number;
  readonly attentionRow: AttentionRow | undefined;
  readonly onSwitch: (on: boolean) => void;
  readonly onChange: (part: { readonly layer?: number; readonly head?: number }) => void;
}) {
  const shape = text.model?.info.shape;
  return (
    <div className={styles.attention}>
      <OnOff label="Attention over the text" on={on} onChange={onSwitch} />
      {on && shape && (
        <>
          <div className={styles.heads}>
            <NumberChoice
              label="Layer"
              count={shape.layers}
              value={layer}
              onChange={(next) => onChange({ layer: next })}
            />
            <NumberChoice
              label="Head"
              count={shape.heads}
              value={head}
              onChange={(next) => onChange({ head: next })}
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
