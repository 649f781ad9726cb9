'use client';

import { useCallback, useMemo } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { type Change, changes } from '@/components/widgets/before-after/marks';
import { tokenLabel } from '@/lib/text/token-text';
import type { ModelShape } from '@/lib/trace/trace';
import { RECORDED } from './recorded';
import { useHeads } from './store';
import { useRead } from './useRead';

const PARTS = ['lastLogits'] as const;
const NAMED = 7;

/** The next-token probabilities with all heads on, and with the heads that are off now. */
export function useSwitched(figure: string, ids: readonly number[] | undefined, shape: ModelShape) {
  const { state } = useEngine();
  const { off } = useHeads(shape);
  const intact = useRead(`${figure}-intact`, ids, { parts: PARTS });
  const switched = useRead(`${figure}-off`, off.length > 0 ? ids : undefined, {
    parts: PARTS,
    headsOff: off,
  });
  const before = intact.inside;
  // What is drawn is of one text: until the switched pass has come, nothing has changed yet.
  const fresh = off.length > 0 && switched.inside?.ids.join() === before?.ids.join();
  const after = fresh ? switched.inside : before;
  const rows = useMemo<readonly Change[]>(() => {
    if (!before?.lastLogits || !after?.lastLogits) return recordedRows;
    return changes(before.lastLogits, after.lastLogits, NAMED);
  }, [before, after]);
  const label = useCallback(
    (id: number) => {
      if (before && state.status === 'ready') return tokenLabel(state.vocabulary.token(id));
      return RECORDED.ablation.targets.find((target) => target.id === id)?.label ?? String(id);
    },
    [before, state],
  );
  return { rows, label, live: before !== undefined, failure: intact.failure ?? switched.failure };
}

const recordedRows: readonly Change[] = RECORDED.ablation.targets.map(({ id }, i) => {
  const p = Math.exp(RECORDED.ablation.base[i] ?? Number.NEGATIVE_INFINITY);
  return { id, before: p, after: p };
});
