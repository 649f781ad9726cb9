import { claimEffects, type LedgerPart, samePart } from '@/components/widgets/ledger/marks';
import type { ExchangedParts } from '@/lib/block/exchanged-parts';
import { rowOf } from '@/lib/trace/forward-pass';

/** What Wang and others (2022) found heads of GPT-2 (124M) to do; layers and heads from 0. */
const GPT2_ROLES: Readonly<Record<string, readonly (readonly [layer: number, head: number])[]>> = {
  'name mover': [
    [9, 9],
    [9, 6],
    [10, 0],
  ],
  'S-inhibition': [
    [7, 3],
    [7, 9],
    [8, 6],
    [8, 10],
  ],
  negative: [
    [10, 7],
    [11, 10],
  ],
};

/** How many heads are offered for what the ledger claims of them, and for what went beyond that. */
const OFFERED = 3;

/** A head to look at, with the role that the paper gives it. */
export interface OfferedHead {
  readonly part: LedgerPart;
  readonly role?: string;
}

/** Returns the published heads of GPT-2; of another model those that claim, or do, most. */
export function offeredHeads(answer: ExchangedParts, isGpt2: boolean): readonly OfferedHead[] {
  if (isGpt2) {
    return Object.entries(GPT2_ROLES).flatMap(([role, heads]) =>
      heads.map(([layer, head]) => ({ part: { layer, head }, role })),
    );
  }
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
