'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useAnswer } from '@/components/engine/useAnswer';
import type { Answered } from '@/lib/engine/answered';
import { RECORDED_POSITIONS } from './recorded';
import { type PositionView, viewOf } from './views';

/** What the figures on position tables have in common. */
interface PositionTables {
  readonly learned: PositionView;
  readonly sinusoidal: PositionView;
  readonly from: 'recorded' | 'live';
  /** What was asked for the two tables. */
  readonly asks: readonly [Answered<'positions'>, Answered<'positions'>];
  /** The position that is marked in all of them, from 0; a short table may have no row for it. */
  readonly position: number;
  readonly mark: (position: number) => void;
}

const LEARNED = { source: 'learned' } as const;
const SINUSOIDAL = { source: 'sinusoidal' } as const;

/** The position that the figures mark at first: the one whose row of cosines is recorded. */
export const RECORDED_POSITION = RECORDED_POSITIONS.learned.answer.profile?.row ?? 0;

const Context = createContext<PositionTables | undefined>(undefined);

/** Reads the position table of the reader's model once, for all figures inside. */
export function Positions({ children }: { readonly children: ReactNode }) {
  const own = useAnswer('positions', LEARNED, RECORDED_POSITIONS.learned);
  const formula = useAnswer('positions', SINUSOIDAL, RECORDED_POSITIONS.sinusoidal);
  const [marked, mark] = useState(RECORDED_POSITION);
  // Both are of one model, or the recorded ones are drawn.
  const same = own.from === formula.from && own.model === formula.model;
  const learned = same ? own.answer : RECORDED_POSITIONS.learned.answer;
  const sinusoidal = same ? formula.answer : RECORDED_POSITIONS.sinusoidal.answer;
  const views = useMemo(
    () => ({ learned: viewOf(learned), sinusoidal: viewOf(sinusoidal) }),
    [learned, sinusoidal],
  );
  const from = same ? own.from : 'recorded';
  const asks = [own, formula] as const;
  const tables = { ...views, from, asks, position: marked, mark };
  return <Context value={tables}>{children}</Context>;
}

/** The tables of the chapter. @throws Error outside of Positions */
export function usePositions(): PositionTables {
  const tables = useContext(Context);
  if (!tables) throw new Error('usePositions is used inside Positions');
  return tables;
}
