'use client';

import { useMemo } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { useTask } from '@/components/engine/useTask';
import { normInput } from '@/lib/block/norm-site';
import { topK } from '@/lib/maths/top-k';
import { RECORDED } from './recorded';
import { useInside, useText } from './useText';
import { TOP_UNEMBEDDED, unembedded } from './views';

const PARTS = ['residual', 'lastLogits'] as const;

/** The likeliest next tokens of the reader's sentence, with the way to their logits. */
export function useUnembedded() {
  const { state } = useEngine();
  const { ids, noteOfRead } = useText();
  const { inside, failure } = useInside('unembedding', ids, PARTS);
  const which = 2 * (inside?.shape.layers ?? 0);
  const norm = useTask('normWeights', inside && { which }, 'unembedding-norm');
  const best = useMemo(
    () => inside?.lastLogits && topK(inside.lastLogits, TOP_UNEMBEDDED),
    [inside],
  );
  const table = useTask('embeddingRows', best && { ids: best }, 'unembedding-rows');
  const tokens = useMemo(() => {
    if (!inside?.lastLogits || !best || !norm.latest || state.status !== 'ready') return undefined;
    const { latest } = table;
    if (latest?.request.ids.join() !== best.join()) return undefined;
    const before = normInput(inside, which, inside.ids.length - 1);
    const find = (id: number) => state.vocabulary.token(id);
    const { rows } = latest.result;
    return unembedded(best, inside.lastLogits, before, norm.latest.result, rows, find);
  }, [inside, best, norm.latest, table, which, state]);
  return {
    tokens: tokens ?? RECORDED.unembedded,
    /** The whole text that was read, where it is live. */
    live: tokens !== undefined,
    width: inside?.shape.width ?? RECORDED.shape.width,
    last: (inside ?? RECORDED).tokens.at(-1),
    failure: failure ?? norm.failure ?? table.failure,
    note: noteOfRead,
  };
}
