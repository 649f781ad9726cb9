'use client';

import { useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { PositionCurve } from '@/components/widgets/position-curve/PositionCurve';
import { rowOf } from '@/lib/trace/forward-pass';
import { PositionSlider } from './PositionSlider';
import { usePositions } from './Positions';

/** From where the curves are seen at first: from the front, a little from above and the side. */
const START = { yaw: 0.5, pitch: 0.35 };

/** The path that positions trace in the three directions in which they differ most. */
export function CurveFigure() {
  const { title } = useEngine();
  const { learned, sinusoidal, from, position } = usePositions();
  const [turn, setTurn] = useState(START);
  const { rows } = learned;
  const named = [0, 0.25, 0.5, 0.75].map((share) => share * rows).concat(rows - 1);
  const shared = { named, marked: position, turn, onTurn: setTurn };
  return (
    <Figure
      id="position-curve"
      className="wide"
      title="The path of the positions"
      caption="Every position is a point, joined to the next. Drag a picture to turn both, or use the arrow keys; the axes carry the share of the variance that each component holds."
      controls={<PositionSlider />}
      table={() => {
        const { points, every } = learned.curve;
        const count = points.length / 3;
        return {
          columns: ['Position', 'Learned 1', '2', '3', 'Sinusoidal 1', 'S 2', 'S 3'],
          rows: Array.from({ length: count }, (_, i) => [
            i * every,
            ...rowOf(points, i, 3),
            ...rowOf(sinusoidal.curve.points, i, 3),
          ]),
        };
      }}
      from={from}
    >
      <div className={layout.pair}>
        <PositionCurve
          title={`Learned: ${title}`}
          curve={learned.curve}
          explained={learned.explained}
          {...shared}
        />
        <PositionCurve
          title="Sinusoidal"
          curve={sinusoidal.curve}
          explained={sinusoidal.explained}
          {...shared}
        />
      </div>
    </Figure>
  );
}
