import { claimEffects, type LedgerPart, samePart } from '@/components/widgets/ledger/marks';
import type { ExchangedParts } from '@/lib/block/exchanged-parts';
import { rowOf } from '@/lib/trace/forward-pass';

/** A head to look at, with the role that the paper gives it. */
export interface OfferedHead {
  readonly part: LedgerPart;
  readonly role?: string;
}

/** What Wang and others (2022) found heads of GPT-2 (124M) to do; layers and heads from 0. */
const GPT2_HEADS: readonly OfferedHead[] = [
  { part: { layer: 9, head: 9 }, role: 'name mover' },
  { part: { layer: 9, head: 6 }, role: 'name mover' },
  { part: { layer: 10, head: 0 }, role: 'name mover' },
  { part: { layer: 7, head: 3 }, role: 'S-inhibition' },
  { part: { layer: 7, head: 9 }, role: 'S-inhibition' },
  { part: { layer: 8, head: 6 }, role: 'S-inhibition' },
  { part: { layer: 8, head: 10 }, role: 'S-inhibition' },
  { part: { layer: 10, head: 7 }, role: 'negative' },
  { part: { layer: 11, head: 10 }, role: 'negative' },
];

/** How many heads are offered for what the ledger claims of them, and for what went beyond that. */
const OFFERED = 3;

/** Returns the published heads of GPT-2; of another model those that claim, or do, most. */
export function offeredHeads(answer: ExchangedParts, isGpt2: boolean): readonly OfferedHead[] {
  if (isGpt2) return GPT2_HEADS;
  const heads = claimEffects(answer).filter(({ part }) => part.head !== undefined);
  const most = (by: (one: (typeof heads)[number]) => number) =>
    [...heads].sort((a, b) => Math.abs(by(b)) - Math.abs(by(a))).slice(0, OFFERED);
  const found = [
    ...most(({ effect, claimed }) => effect - claimed),
    ...most(({ claimed }) => claimed),
  ].map(({ part }) => part);
  return found
    .filter((part, i) => found.findIndex((one) => samePart(one, part)) === i)
    .map((part) => ({ part }));
}

/** Returns the place that a head looks at most from the last token, and with which weight. */
export function looksAt(
  { looks, ids }: ExchangedParts,
  { layer, head = 0 }: LedgerPart,
  heads: number,
): { readonly position: number; readonly weight: number } {
  const row = rowOf(looks, layer * heads + head, ids.length);
  const weight = Math.max(...row);
  return { position: row.indexOf(weight), weight };
}
