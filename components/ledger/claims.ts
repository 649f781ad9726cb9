import {
  type ClaimEffect,
  judged,
  type LedgerPart,
  logits,
  partName,
  samePart,
  shareTrue,
} from '@/components/widgets/ledger/marks';

/** Returns the part of which most is claimed, for or against. */
export function strongestClaim(all: readonly ClaimEffect[]): ClaimEffect | undefined {
  return all.reduce<ClaimEffect | undefined>(
    (most, one) => (Math.abs(one.claimed) > Math.abs(most?.claimed ?? 0) ? one : most),
    undefined,
  );
}

/** Returns in words how much of a share was true: "0.21 of it", "1.9 times as much". */
export function shareWords(share: number): string {
  if (share < -0.05) return 'the opposite of what was claimed';
  if (share < 0.05) return 'next to none of the claim was true';
  if (share > 0.95 && share < 1.05) return 'the claim was true';
  return share < 1
    ? `${Math.round(share * 100)} % of the claim was true`
    : `${share.toFixed(1)} times what was claimed`;
}

/** Returns what came of the claim about one part, and of all claims. */
export function claimVerdict(
  all: readonly ClaimEffect[],
  part: LedgerPart | undefined,
  heads: number,
): string {
  const one = part && all.find((each) => samePart(each.part, part));
  if (!one) return '';
  const share = shareTrue(one);
  const { claims, held } = judged(all);
  return [
    `${partName(one.part, heads)}: the ledger claims ${logits(one.claimed)} beyond what it gives on average; knocked out, ${logits(one.effect)} of the difference goes:`,
    `${share === undefined ? 'too little was claimed to judge' : shareWords(share)}.`,
    `Of ${claims} parts with a claim worth testing, ${held} had between half and double of it as their effect.`,
  ].join(' ');
}
