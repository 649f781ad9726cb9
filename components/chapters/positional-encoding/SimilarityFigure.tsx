'use client';

import { useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { useLoaded } from '@/components/engine/useLoaded';
import { useSeen } from '@/components/engine/useSeen';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { GPT2_ROWS, loadGpt2Rows } from './gpt2';
import { BESIDE_TITLES, type Beside, PositionControls } from './PositionControls';
import { usePositions } from './Positions';
import { SimilarityPanel } from './SimilarityPanel';
import signs from './signs.module.css';

/** How alike every position is to every other: in the model’s table, GPT-2’s, and the formula. */
export function SimilarityFigure() {
  const { title } = useEngine();
  const { learned, sinusoidal, from, asks, position } = usePositions();
  const [column, setColumn] = useState<number>();
  const [beside, setBeside] = useState<Beside>('gpt2');
  const [maps, seen] = useSeen<HTMLDivElement>();
  const { value: gpt2 = GPT2_ROWS } = useLoaded(loadGpt2Rows, seen && beside === 'gpt2');
  const right = beside === 'gpt2' ? gpt2 : sinusoidal;
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
      controls={<PositionControls beside={beside} onBeside={setBeside} />}
      table={() => {
        const panels = [
          [title, learned],
          [BESIDE_TITLES[beside], right],
        ] as const;
        const profiles = panels.map(([, view]) =>
          view.profileOf(Math.min(position, view.rows - 1)),
        );
        const length = Math.max(...profiles.map((profile) => profile?.length ?? 0));
        return {
          columns: [
            'Position',
            ...panels.map(([name, { rows }]) => `${name}, with ${Math.min(position, rows - 1)}`),
          ],
          rows: Array.from({ length }, (_, p) => [p, ...profiles.map((row) => row?.[p] ?? '')]),
        };
      }}
      asks={asks}
      from={from}
    >
      <div ref={maps} className={layout.pair}>
        <SimilarityPanel
          view={learned}
          title={`Learned: ${title}`}
          column={column}
          onColumn={setColumn}
        />
        <SimilarityPanel
          view={right}
          title={BESIDE_TITLES[beside]}
          column={column}
          onColumn={setColumn}
        />
      </div>
    </Figure>
  );
}
