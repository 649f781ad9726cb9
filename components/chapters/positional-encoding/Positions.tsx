'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useTask } from '@/components/engine/useTask';
import { RECORDED_LEARNED, RECORDED_POSITION, RECORDED_SINUSOIDAL } from './recorded';
import { type PositionView, viewOf } from './views';

/** What the figures on position tables have in common. */
interface PositionTables {
  readonly learned: PositionView;
  readonly sinusoidal: PositionView;
  /** True when both come from the reader's own model. */
  readonly live: boolean;
  /** The position that is marked in all of them, from 0. */
  readonly position: number;
  readonly mark: (position: number) => void;
}

const Context = createContext<PositionTables | undefined>(undefined);

/** Reads the position table of the reader's model once, for all figures inside. */
export function Positions({ children }: { readonly children: ReactNode }) {
  const learned = useTask('positions', { source: 'learned' }, 'positions-learned').shown?.result;
  const formula = useTask('positions', { source: 'sinusoidal' }, 'positions-formula').shown?.result;
  const [marked, mark] = useState(RECORDED_POSITION);
  const views = useMemo(
    () =>
      learned && formula
        ? { learned: viewOf(learned), sinusoidal: viewOf(formula), live: true }
        : { learned: RECORDED_LEARNED, sinusoidal: RECORDED_SINUSOIDAL, live: false },
    [learned, formula],
  );
  const tables = useMemo(
    () => ({ ...views, position: Math.min(marked, views.learned.rows - 1), mark }),
    [views, marked],
  );
  return <Context value={tables}>{children}</Context>;
}

/** The tables of the chapter. @throws Error outside of Positions */
export function usePositions(): PositionTables {
  const tables = useContext(Context);
  if (!tables) throw new Error('usePositions is used inside Positions');
  return tables;
}
