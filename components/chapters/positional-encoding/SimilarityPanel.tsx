'use client';

import { Digits } from '@/components/controls/Digits';
import layout from '@/components/figure/layout.module.css';
import { PositionProfile } from '@/components/widgets/position-profile/PositionProfile';
import { SignedMap } from '@/components/widgets/signed-map/SignedMap';
import { RECORDED_POSITION, usePositions } from './Positions';
import type { PositionRows } from './views';

/** Small similarities show, as in the attention maps: the shade grows with the square root. */
const SHADING = { limit: 1, exponent: 0.5 };

/** The map of one table’s cosines, its marked row as a curve, and one cosine in numbers. */
export function SimilarityPanel({
  view,
  title,
  column,
  onColumn,
}: {
  readonly view: PositionRows;
  readonly title: string;
  /** Under the pointer, in one of the maps. */
  readonly column: number | undefined;
  readonly onColumn: (column: number | undefined) => void;
}) {
  const { position, mark } = usePositions();
  const { rows } = view;
  const marked = Math.min(position, rows - 1);
  // Of a sample only one row of cosines is known.
  const row = view.profileOf(marked) ? marked : RECORDED_POSITION;
  const profile = view.profileOf(row);
  const beside = row + 1 < rows ? row + 1 : row - 1;
  const other = column === undefined ? beside : Math.min(column, rows - 1);
  return (
    <div>
      <SignedMap
        title={title}
        matrix={view.similarity}
        shading={SHADING}
        whole={{ rows, columns: rows }}
        axes={{ rows: 'position', columns: 'position' }}
        row={marked}
        onRow={mark}
        onColumn={onColumn}
      />
      {profile && <PositionProfile similarity={profile} row={row} />}
      <p data-mark="readout" className={layout.readout}>
        Positions <Digits>{row}</Digits> and <Digits>{other}</Digits>: cosine{' '}
        <Digits>{(profile?.[other] ?? 0).toFixed(view.digits)}</Digits>
      </p>
    </div>
  );
}
