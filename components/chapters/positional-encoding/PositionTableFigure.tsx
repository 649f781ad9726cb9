'use client';

import { useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { useLoaded } from '@/components/engine/useLoaded';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { SignedMap } from '@/components/widgets/signed-map/SignedMap';
import { rowOf } from '@/lib/trace/forward-pass';
import { GPT2_ROWS, loadGpt2Table } from './gpt2';
import { BESIDE_TITLES, type Beside, PositionControls } from './PositionControls';
import { usePositions } from './Positions';
import signs from './signs.module.css';
import { upTo } from './views';

/** The learned table beside the formula's or GPT-2's, on an axis that goes on behind the context. */
export function PositionTableFigure() {
  const { title } = useEngine();
  const { learned, sinusoidal, from, asks, position, mark } = usePositions();
  const [wanted, want] = useState<Beside>('sinusoidal');
  const { value: gpt2, failed } = useLoaded(loadGpt2Table, wanted === 'gpt2');
  const beside = gpt2 && wanted === 'gpt2' ? 'gpt2' : 'sinusoidal';
  const { rows, width } = learned;
  const end = upTo(rows);
  const row = Math.min(position, rows - 1);
  const axes = { rows: 'position', columns: 'dimension' };
  const right =
    gpt2 && wanted === 'gpt2'
      ? { ...gpt2, rows: GPT2_ROWS.rows, upTo: upTo(GPT2_ROWS.rows), width: gpt2.table.columns }
      : { ...sinusoidal, rows: end, upTo: end };
  const rightRow = Math.min(position, right.rows - 1);
  return (
    <Figure
      id="position-table"
      className="wide"
      title="A row for every position"
      caption={
        <>
          <span className={signs.above}>Above 0</span>, <span className={signs.below}>below 0</span>
          , no colour: near 0. Each map has its full colours at its own largest numbers.
        </>
      }
      controls={<PositionControls beside={wanted} onBeside={want} />}
      status={failed ? <p role="alert">{NOT_LOADED}</p> : undefined}
      table={() => {
        const own = rowOf(learned.table.values, row, learned.table.columns);
        const other = rowOf(right.table.values, rightRow, right.table.columns);
        const count = learned.whole ? Math.max(own.length, other.length) : 0;
        return {
          columns: [
            'Dimension',
            `${title}, position ${row}`,
            `${BESIDE_TITLES[beside]}, position ${rightRow}`,
          ],
          rows: Array.from({ length: count }, (_, i) => [i + 1, own[i] ?? '', other[i] ?? '']),
        };
      }}
      asks={asks}
      from={from}
    >
      <div className={layout.pair}>
        <SignedMap
          title={`Learned: ${title}`}
          matrix={learned.table}
          shading={learned.tableShading}
          whole={{ rows, columns: width }}
          upTo={end}
          row={row}
          axes={axes}
          missing={noRowsFrom(rows)}
          onRow={mark}
        />
        <SignedMap
          title={BESIDE_TITLES[beside]}
          matrix={right.table}
          shading={right.tableShading}
          whole={{ rows: right.rows, columns: right.width }}
          upTo={right.upTo}
          row={rightRow}
          axes={axes}
          missing={noRowsFrom(right.rows)}
          onRow={(to) => mark(beside === 'gpt2' ? to : Math.min(to, rows - 1))}
        />
      </div>
    </Figure>
  );
}

const noRowsFrom = (rows: number) => `no rows from ${rows.toLocaleString('en')} on`;

const NOT_LOADED =
  'GPT\u20112’s table could not be loaded. Choose the formula, then GPT\u20112 again, to try once more.';
