'use client';

import { Figure } from '@/components/figure/Figure';
import { dials } from '@/components/widgets/position-clocks/marks';
import { PositionClocks } from '@/components/widgets/position-clocks/PositionClocks';
import { columnTable } from '../column-table';
import { PositionSlider } from './PositionSlider';
import { usePositions } from './Positions';

/** What a class is shown: some steps of the fast hand, then of the slower ones. */
const PLACES = [0, 1, 2, 3, 4, 5, 6, 16, 31, 47, 63, 157, 314];

/** The formula’s waves as the hands of a clock, at the marked position. */
export function ClockFigure() {
  const { learned, asks, position, mark } = usePositions();
  const { rows, width } = learned;
  const at = Math.min(position, rows - 1);
  return (
    <Figure
      id="position-clock"
      className="wide"
      title="The formula as a clock"
      caption="Four of its hands. The height of each tip is one number of the row, the shadow it throws on the line is the next. Move the position: the hands go round, each ten times as slowly as the one before."
      controls={<PositionSlider rows={rows} />}
      table={() =>
        columnTable(dials(at, width, 1), [
          ['Columns', ({ pair }) => `${2 * pair} and ${2 * pair + 1}`],
          ['Positions in a turn', ({ turn }) => turn],
          ['Sine', ({ sine }) => sine],
          ['Cosine', ({ cosine }) => cosine],
        ])
      }
      asks={asks.slice(1)}
      steps={{
        count: PLACES.length,
        at: Math.max(
          0,
          PLACES.findLastIndex((place) => place <= at),
        ),
        go: (place) => mark(PLACES[place] ?? 0),
      }}
    >
      <PositionClocks position={at} width={width} />
    </Figure>
  );
}
