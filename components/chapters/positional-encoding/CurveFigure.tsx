'use client';

import { useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { PositionCurve } from '@/components/widgets/position-curve/PositionCurve';
import { rowOf } from '@/lib/trace/forward-pass';
import { GPT2_ROWS } from './gpt2';
import { BESIDE_TITLES, type Beside, PositionControls } from './PositionControls';
import { usePositions } from './Positions';
import type { PositionRows } from './views';

/** From where the curves are seen at first: from the front, a little from above and the side. */
const START = { yaw: 0.5, pitch: 0.35 };

/** The path that positions trace in the three directions in which they differ most. */
export function CurveFigure() {
  const { title } = useEngine();
  const { learned, sinusoidal, from, asks, position } = usePositions();
  const [turn, setTurn] = useState(START);
  const [beside, setBeside] = useState<Beside>('gpt2');
  const right = beside === 'gpt2' ? GPT2_ROWS : sinusoidal;
  const panels = [
    { name: `Learned: ${title}`, view: learned },
    { name: BESIDE_TITLES[beside], view: right },
  ];
  return (
    <Figure
      id="position-curve"
      className="wide"
      title="The path of the positions"
      caption="Every position but 0 is a point, joined to the next. Drag a picture to turn both, or use the arrow keys; the axes carry the share of the variance that each component holds."
      controls={<PositionControls beside={beside} onBeside={setBeside} />}
      table={() => ({
        columns: ['Table', 'Position', '1', '2', '3'],
        rows: panels.flatMap(({ name, view }) => pointsOf(view).map((row) => [name, ...row])),
      })}
      asks={asks}
      from={from}
    >
      <div className={layout.pair}>
        {panels.map(({ name, view }, i) => (
          <PositionCurve
            key={i === 0 ? 'own' : 'beside'}
            title={name}
            curve={view.curve}
            explained={view.explained}
            named={namedIn(view)}
            marked={Math.min(position, view.rows - 1)}
            turn={turn}
            onTurn={setTurn}
          />
        ))}
      </div>
    </Figure>
  );
}

const namedIn = ({ rows, curve }: PositionRows) => [
  curve.first,
  ...[0.25, 0.5, 0.75].map((share) => share * rows),
  rows - 1,
];

/** The points of a curve: position, and three coordinates. */
function pointsOf({ curve: { points, first, every } }: PositionRows): number[][] {
  return Array.from({ length: points.length / 3 }, (_, i) => [
    first + i * every,
    ...rowOf(points, i, 3),
  ]);
}
