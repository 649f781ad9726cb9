import { tokenLabel } from '@/lib/trace/token-text';
import { attentionWeight, rowAt, type Trace } from '@/lib/trace/trace';

/** A cell: who looks, and who is looked at. */
export interface Place {
  readonly query: number;
  readonly key: number;
}

/** What one cell says, in words. */
export function Readout({
  trace,
  layer,
  head,
  place: { query, key },
}: {
  readonly trace: Trace;
  readonly layer: number;
  readonly head: number;
  readonly place: Place;
}) {
  const weight = attentionWeight(trace, layer, head, query, key);
  const name = (position: number) => (
    <bdi className="token">{tokenLabel(rowAt(trace, position).token)}</bdi>
  );
  if (weight === undefined) {
    return (
      <>
        {name(query)} may not look at {name(key)}: it comes later.
      </>
    );
  }
  return (
    <>
      {name(query)} looks at {name(key)}: <span className="tabular">{weight.toFixed(4)}</span>
    </>
  );
}
