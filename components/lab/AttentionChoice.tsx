'use client';

import { NumberChoice } from '@/components/controls/NumberChoice';
import { OnOff } from '@/components/controls/OnOff';
import { TokenChip } from '@/components/controls/TokenChip';
import { idsOf, type Manuscript } from '@/lib/lab/manuscript';
import { formatProbability } from '@/lib/text/format-probability';
import type { Gaze } from './useAttention';

/** Which head's look is drawn over the text, and what it falls on most. */
export function AttentionChoice({
  manuscript,
  on,
  layer,
  head,
  gaze,
  onSwitch,
  onChange,
}: {
  readonly manuscript: Manuscript;
  readonly on: boolean;
  readonly layer: number;
  readonly head: number;
  readonly gaze: Gaze | undefined;
  readonly onSwitch: (on: boolean) => void;
  readonly onChange: (part: { readonly layer?: number; readonly head?: number }) => void;
}) {
  const shape = manuscript.model?.info.shape;
  return (
    <div className="lab-attention">
      <OnOff label="Attention over the text" on={on} onChange={onSwitch} />
      {on && shape && (
        <>
          <div className="lab-heads">
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
          {gaze && <Strongest gaze={gaze} ids={idsOf(manuscript)} />}
        </>
      )}
    </div>
  );
}

/** The few tokens that the look falls on most. */
function Strongest({ gaze, ids }: { readonly gaze: Gaze; readonly ids: readonly number[] }) {
  const { model, from, start, weights } = gaze;
  const token = (place: number) => model.vocabulary.token(ids[place] ?? model.info.beginId);
  const most = Array.from(weights, (weight, i) => ({ place: start + i, weight }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3);
  return (
    <p className="lab-quiet">
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
