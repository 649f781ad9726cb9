'use client';

import { useEngine } from '@/components/engine/EngineProvider';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { SignedMap } from '@/components/widgets/signed-map/SignedMap';
import { rowOf } from '@/lib/trace/forward-pass';
import { PositionSlider } from './PositionSlider';
import { usePositions } from './Positions';
import signs from './signs.module.css';
import { upTo } from './views';

/** The learned table and the sinusoidal one, on one axis that goes on behind the model's context. */
export function PositionTableFigure() {
  const { title } = useEngine();
  const { learned, sinusoidal, from, position, mark } = usePositions();
  const { rows, width } = learned;
  const end = upTo(rows);
  const shared = { upTo: end, row: position, axes: { rows: 'position', columns: 'dimension' } };
  return (
    <Figure
      id="position-table"
      className="wide"
      title="A row for every position"
      caption={
        <>
          <span className={signs.above}>Above 0</span>, <span className={signs.below}>below 0</span>
          , paper: near 0. Each map has its full colours at its own largest numbers.
        </>
      }
      controls={<PositionSlider />}
      table={() => {
        const row = (view: typeof learned) =>
          rowOf(view.table.values, position, view.table.columns);
        const [own, formula] = [row(learned), row(sinusoidal)];
        return {
          columns: [
            'Dimension',
            `Learned, position ${position}`,
            `Sinusoidal, position ${position}`,
          ],
          rows: learned.whole ? Array.from(own, (value, i) => [i + 1, value, formula[i] ?? 0]) : [],
        };
      }}
      from={from}
    >
      <div className={layout.pair}>
        <SignedMap
          title={`Learned: ${title}`}
          matrix={learned.table}
          shading={learned.tableShading}
          whole={{ rows, columns: width }}
          missing={`no rows from ${rows.toLocaleString('en')} on`}
          onRow={mark}
          {...shared}
        />
        <SignedMap
          title="Sinusoidal: the formula of 2017"
          matrix={sinusoidal.table}
          shading={sinusoidal.tableShading}
          whole={{ rows: end, columns: width }}
          onRow={(row) => mark(Math.min(row, rows - 1))}
          {...shared}
        />
      </div>
    </Figure>
  );
}
