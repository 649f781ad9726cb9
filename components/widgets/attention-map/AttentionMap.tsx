import { useMemo } from 'react';
import { headOfTrace } from '@/lib/trace/head-weights';
import type { Trace } from '@/lib/trace/trace';
import { WeightMap } from './WeightMap';

/** Where one head of a trace looks: a row a token, a column a token that it may look at. */
export function AttentionMap({
  trace,
  layer,
  head,
  marked,
  onMark,
}: {
  readonly trace: Trace;
  /** From 0. */
  readonly layer: number;
  /** From 0. */
  readonly head: number;
  /** The position that another figure points at. */
  readonly marked: number | undefined;
  readonly onMark: (position: number | undefined) => void;
}) {
  const weights = useMemo(() => headOfTrace(trace, layer, head), [trace, layer, head]);
  const name = `Attention map of layer ${layer + 1}, head ${head + 1}`;
  return <WeightMap weights={weights} name={name} marked={marked} onMark={onMark} />;
}
