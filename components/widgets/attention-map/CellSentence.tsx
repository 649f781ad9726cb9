import { TokenText } from '@/components/controls/TokenText';
import { tokenLabel } from '@/lib/text/token-text';
import type { HeadWeights, Place } from '@/lib/trace/head-weights';
import type { Token } from '@/lib/trace/trace';

/** What one cell says, in words. */
export function CellSentence({
  weights: { tokens, weight },
  place: { query, key },
}: {
  readonly weights: HeadWeights;
  readonly place: Place;
}) {
  const value = weight(query, key);
  const name = (position: number) => <TokenText>{tokenLabel(tokens[position] as Token)}</TokenText>;
  if (value === undefined) {
    return (
      <>
        {name(query)} may not look at {name(key)}: it comes later.
      </>
    );
  }
  return (
    <>
      {name(query)} looks at {name(key)}:{' '}
      <span className="tabular" translate="no">
        {value.toFixed(4)}
      </span>
    </>
  );
}
