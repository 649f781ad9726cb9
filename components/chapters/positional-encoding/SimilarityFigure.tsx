'use client';

import { format } from 'd3';
import { useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { PositionProfile } from '@/components/widgets/position-profile/PositionProfile';
import { SignedMap } from '@/components/widgets/signed-map/SignedMap';
import { PositionSlider } from './PositionSlider';
import { RECORDED_POSITION, usePositions } from './Positions';
import signs from './signs.module.css';
import type { PositionView } from './views';

/** Small similarities show, as in the attention maps: the shade grows with the square root. */
const SHADING = { limit: 1, exponent: 0.5 };
const cosine = format('.3f');

/** How alike every position is to every other, in the learned table and in the formula. */
export function SimilarityFigure() {
  const { title } = useEngine();
  const { learned, sinusoidal, from, position, mark } = usePositions();
  const [column, setColumn] = useState<number>();
  const { rows } = learned;
  const other = Math.min(column ?? position + 1, rows - 1);
  const panel = (view: PositionView, name: string) => {
    // Before a model is there only one row of cosines is known.
    const row = view.profileOf(position) ? position : RECORDED_POSITION;
    const profile = view.profileOf(row);
    return (
      <div>
        <SignedMap
          title={name}
          matrix={view.similarity}
          shading={SHADING}
          whole={{ rows, columns: rows }}
          axes={{ rows: 'position', columns: 'position' }}
          row={position}
          onRow={mark}
          onColumn={setColumn}
        />
        {profile && <PositionProfile similarity={profile} row={row} />}
        <p data-mark="readout" className={layout.readout}>
          Positions{' '}
          <span className="tabular" translate="no">
            {row}
          </span>{' '}
          and{' '}
          <span className="tabular" translate="no">
            {other}
          </span>
          : cosine{' '}
          <span className="tabular" translate="no">
            {cosine(profile?.[other] ?? 0).replace('−', '-')}
          </span>
        </p>
      </div>
    );
  };
  return (
    <Figure
      id="position-similarity"
      className="wide"
      title="How alike two positions are"
      caption={
        <>
          Cosine similarity, <span className={signs.above}>above 0</span> and{' '}
          <span className={signs.below}>below 0</span>; the diagonal is a position beside itself.
          The curve is the marked row.
        </>
      }
      controls={<PositionSlider />}
      table={() => {
        const [own, formula] = [learned.profileOf(position), sinusoidal.profileOf(position)];
        return {
          columns: ['Position', `Learned, with ${position}`, `Sinusoidal, with ${position}`],
          rows: Array.from(own ?? [], (value, p) => [p, value, formula?.[p] ?? 0]),
        };
      }}
      from={from}
    >
      <div className={layout.pair}>
        {panel(learned, `Learned: ${title}`)}
        {panel(sinusoidal, 'Sinusoidal')}
      </div>
    </Figure>
  );
}
